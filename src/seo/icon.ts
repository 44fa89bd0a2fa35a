import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The icon of the site in a browser’s tab. */
export interface Icon {
  /** Path from the site's root. */
  path: string;
  /** Media type. */
  type: string;
}

/** Files that may be the icon, relative to the project, the one that suits every size first. */
const iconFiles: Readonly<Record<string, Icon>> = {
  'public/favicon.svg': { path: '/favicon.svg', type: 'image/svg+xml' },
  'public/favicon.png': { path: '/favicon.png', type: 'image/png' },
  'public/favicon.ico': { path: '/favicon.ico', type: 'image/x-icon' },
};

/** The icon that the owner has put into `public/` of the project in `root`; `undefined` for none. */
export function findIcon(root: string = process.cwd()): Icon | undefined {
  return Object.entries(iconFiles).find(([file]) => existsSync(join(root, file)))?.[1];
}
