/** Whether a text is the full address of something on the web: `https://example.org/`. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/]+\.[^\s]+$/.test(text) && URL.canParse(text);
