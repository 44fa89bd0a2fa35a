import { statSync } from 'node:fs';

/**
 * What has a name: `other` is a pipe, a socket or a device, which would be waited for without end; `loop` a link that
 * leads to itself.
 */
export type FileKind = 'file' | 'folder' | 'other' | 'loop' | 'missing' | 'closed';

/** Looks what a path leads to, links followed. Never throws. */
export function fileKind(path: string): FileKind {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? 'missing' : found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ELOOP' ? 'loop' : 'closed';
  }
}
