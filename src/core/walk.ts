import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileKind } from './file.ts';
import { compare } from './order.ts';

/**
 * Paths of all that lies below a folder and is no folder, relative to it, with `/`, in code-unit order; none where
 * there is no folder. Links are followed, each folder once. What has a name that `isPassedOver` is left out, folders
 * too.
 */
export function listFiles(folder: string, isPassedOver: (name: string) => boolean = () => false): string[] {
  const seen = new Set<string>();
  const walk = (path: string): string[] => {
    const real = realpathSync(join(folder, path));
    if (seen.has(real)) return [];
    seen.add(real);
    const names = readdirSync(real).filter((name) => !isPassedOver(name));
    return names.flatMap((name) => {
      const below = path === '' ? name : `${path}/${name}`;
      return fileKind(join(real, name)) === 'folder' ? walk(below) : [below];
    });
  };
  return fileKind(folder) === 'folder' ? walk('').sort(compare) : [];
}
