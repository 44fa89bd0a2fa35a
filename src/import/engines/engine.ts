import type { OldSite } from '../model.ts';
import type { Source } from '../source.ts';

/** A blog engine whose sites can be read. */
export interface Engine {
  /** As its makers write it. */
  name: string;
  /** What is there that shows that a site is made with it; `undefined` when nothing is. */
  detect(has: (path: string) => boolean, source: Source): string | undefined;
  read(source: Source): OldSite;
}
