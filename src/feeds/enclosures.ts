import { statSync } from 'node:fs';
import { join } from 'node:path';
import { basePath, decodePath } from '../blog/urls.ts';
import { fileKind } from '../core/file.ts';

/** A file of sound or film that a post shows. */
export interface Enclosure {
  /** Absolute address. */
  url: string;
  /** Media type. */
  type: string;
  /** Bytes. */
  length: number;
}

/** Media types by the file's ending (https://www.iana.org/assignments/media-types/). */
const types: Readonly<Record<string, string>> = {
  ...{
    mp3: 'audio/mpeg',
    m4a: 'audio/mp4',
    aac: 'audio/aac',
    ogg: 'audio/ogg',
    oga: 'audio/ogg',
    opus: 'audio/ogg',
    wav: 'audio/wav',
    flac: 'audio/flac',
  },
  ...{ mp4: 'video/mp4', m4v: 'video/mp4', webm: 'video/webm', ogv: 'video/ogg', mov: 'video/quicktime' },
};

/** The files that the sound and film of a post are, given by their URLs, each once: those in `folder`, whose length can be known. */
export function enclosuresOf(media: readonly string[], pageUrl: string, folder = 'public'): Enclosure[] {
  const found = media.map((url) => enclosure(URL.parse(url, pageUrl), pageUrl, folder));
  return [...new Map(found.flatMap((each) => (each === undefined ? [] : [[each.url, each]]))).values()];
}

function enclosure(url: URL | null, pageUrl: string, folder: string): Enclosure | undefined {
  const type = types[/\.(\w+)$/.exec(url?.pathname ?? '')?.[1]?.toLowerCase() ?? ''];
  if (
    url === null ||
    type === undefined ||
    url.origin !== new URL(pageUrl).origin ||
    !url.pathname.startsWith(basePath())
  )
    return undefined;
  const file = join(folder, decodePath(url.pathname).slice(basePath().length));
  return fileKind(file) === 'file' ? { url: url.href, type, length: statSync(file).size } : undefined;
}
