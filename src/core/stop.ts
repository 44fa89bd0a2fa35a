/** What is wrong with a command, in sentences for the person who gave it. Nothing has been done. */
export class Stop extends Error {}
