/** The text of a file, and the encoding that it had where that was not UTF-8. */
export interface DecodedText {
  text: string;
  encoding?: string;
}

/**
 * Reads bytes as text with `\n` between its lines: UTF-8, UTF-16 where a mark says so, else Windows-1252, of which
 * Latin-1
 * is the printable part. Text that is UTF-8 but for a few bytes stays UTF-8. `undefined` for what is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const decoded = decodeBytes(bytes);
  return decoded && { ...decoded, text: decoded.text.replace(/\r\n?/g, '\n') };
}

function decodeBytes(bytes: Uint8Array): DecodedText | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  if (bytes.includes(0)) return undefined;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const broken = text.split('\uFFFD').length - 1;
    const sound = (text.match(/[^\x00-\x7f\uFFFD]/g) ?? []).length;
    if (sound >= broken * 4) return { text, encoding: 'UTF-8 with damaged bytes' };
    const isLatin1 = !bytes.some((byte) => byte >= 0x80 && byte < 0xa0);
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: isLatin1 ? 'Latin-1' : 'Windows-1252' };
  }
}
