import { statSync } from 'node:fs';
import { join } from 'node:path';
import { basePath, decodePath } from '../blog/urls.ts';
import { fileKind } from '../core/file.ts';
import type { Enclosure } from '../feeds/items.ts';

/** Media types by extension (https://www.iana.org/assignments/media-types/). */
const types: Readonly<Record<string, string>> = {
  ...{ mp3: 'audio/mpeg', m4a: 'audio/mp4', aac: 'audio/aac', ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg' },
  ...{ wav: 'audio/wav', flac: 'audio/flac', mp4: 'video/mp4', m4v: 'video/mp4', webm: 'video/webm', ogv: 'video/ogg' },
  mov: 'video/quicktime',
};

/** The audio and video files at the URLs in `media`, each once: those in `folder`, whose length can be known. */
export function findEnclosures(media: readonly string[], pageUrl: string, folder = 'public'): Enclosure[] {
  const enclosures = media.flatMap((src) => toEnclosure(URL.parse(src, pageUrl), pageUrl, folder) ?? []);
  return [...new Map(enclosures.map((enclosure) => [enclosure.url, enclosure])).values()];
}

function toEnclosure(url: URL | null, pageUrl: string, folder: string): Enclosure | undefined {
  const type = types[/\.(\w+)$/.exec(url?.pathname ?? '')?.[1]?.toLowerCase() ?? ''];
  if (url === null || type === undefined || url.origin !== new URL(pageUrl).origin) return undefined;
  if (!url.pathname.startsWith(basePath())) return undefined;
  const file = join(folder, decodePath(url.pathname).slice(basePath().length));
  return fileKind(file) === 'file' ? { url: url.href, type, length: statSync(file).size } : undefined;
}
