/** Whether a text is the full address of something on the web: `https://example.org/`. */
export const isWebUrl = (text: string): boolean => /^https?:\/\/[^\s/]+\.[^\s]+$/.test(text) && URL.canParse(text);

/** The host of a URL as people write it, with a port that is named: `example.org`. */
export const hostOf = (url: string): string => new URL(url).host.replace(/^www\./, '');
