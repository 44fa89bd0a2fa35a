/**
 * The build's one clock reading, in milliseconds since the epoch. `SOURCE_DATE_EPOCH` (seconds;
 * reproducible-builds.org) replaces it, to rebuild a site as of a given moment.
 */
const reading = process.env.SOURCE_DATE_EPOCH ? Number(process.env.SOURCE_DATE_EPOCH) * 1000 : Date.now();

/** The time of this build, in milliseconds since the epoch. */
export const buildClock = (): number => reading;
