import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroConfig, RouteData } from 'astro';
import { digestOf, digestOfFile, openCachedValue, type CachedValue } from '../core/cache.ts';
import { listFiles } from './publish.ts';

/** What Astro found of the styles of a route, by a key of its own; it puts them into the heads of pages. */
export type RouteStyles = [key: string, styles: { styles: unknown[] }][];

/** The code of all pages, bundled by Astro, with the files of `_astro/` that it names. It holds nothing of a post. */
export interface PageBundle {
  /** Its first module, relative to its folder. */
  entry: string;
  styles: RouteStyles;
  /** Settings for images, as the pages have them. */
  image: AstroConfig['image'];
  /** Digests of all its files, by path from its folder. */
  files: [path: string, digest: string][];
}

/** The first module of a bundle, as far as this project uses it (`astro/entrypoints/prerender`). */
export interface PagesApp {
  manifest: { routes: { routeData: RouteData }[] };
  setInternals(internals: { pagesByKeys: ReadonlyMap<string, unknown> }): void;
  setOptions(options: object): void;
  getComponentByRoute(route: RouteData): Promise<unknown>;
  render(request: Request, options: { routeData: RouteData }): Promise<Response>;
}

/** Where Astro writes the modules, and where they are kept: Astro removes its own folder. */
const [astrosFolder, ownFolder] = ['.prerender', 'modules'];

/**
 * The bundle that an earlier build left in a folder. `version` stands for the code, the settings and the environment
 * that it was made of.
 */
export class BundleCache {
  readonly folder: string;
  readonly #cache: CachedValue<PageBundle>;

  constructor(root: string, version: string) {
    this.folder = join(root, 'node_modules/.cache/bundle');
    this.#cache = openCachedValue(`${this.folder}.json`, version);
  }

  /** The bundle, if all its modules are as they were written. */
  read(): PageBundle | undefined {
    const bundle = this.#cache.read();
    const modules = bundle?.files.filter(([file]) => isModule(file));
    return modules?.every(([file, digest]) => digestOfFile(join(this.folder, file)) === digest) ? bundle : undefined;
  }

  /** A file that belongs into the site. Throws a `DamagedBundle` when it is not as it was written. */
  readAsset({ files }: PageBundle, file: string): Buffer {
    const path = join(this.folder, file);
    const bytes = existsSync(path) ? readFileSync(path) : undefined;
    const digest = files.find(([name]) => name === file)?.[1];
    if (bytes === undefined || digestOf(bytes) !== digest) throw new DamagedBundle(`${path} was damaged.`);
    return bytes;
  }

  /** Removes the bundle; to be called before Astro writes another. */
  clear(): void {
    this.#cache.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * Takes over what Astro has written into the folder. It is cached unless it holds programs whose files are not known:
   * of the content, or of others.
   */
  save(styles: RouteStyles, image: AstroConfig['image'], isCacheable: boolean): PageBundle {
    renameSync(join(this.folder, astrosFolder), join(this.folder, ownFolder));
    const entry = readdirSync(join(this.folder, ownFolder)).find((name) => name.startsWith('prerender-entry'))!;
    const files = listFiles(this.folder).map((file): [string, string] => [
      file,
      digestOf(readFileSync(join(this.folder, file))),
    ]);
    const bundle: PageBundle = { entry: `${ownFolder}/${entry}`, styles, image, files };
    if (isCacheable) this.#cache.write(bundle);
    return bundle;
  }

  /** Loads the code of all pages. `destination` gets what it logs. */
  async load({ entry, styles }: PageBundle, destination: object): Promise<PagesApp> {
    const { app } = (await import(pathToFileURL(join(this.folder, entry)).href)) as { app: PagesApp };
    app.setInternals({ pagesByKeys: new Map(styles) });
    app.setOptions({ settings: { scripts: [] }, logger: { options: { destination } } });
    await Promise.all(app.manifest.routes.map(({ routeData }) => app.getComponentByRoute(routeData)));
    return app;
  }

  /** Paths of the files that belong into the site. */
  assets({ files }: PageBundle): string[] {
    return files.map(([file]) => file).filter((file) => !isModule(file));
  }
}

/** Files of a bundle that belong into the site, by digest. */
export const assetsByDigest = ({ files }: PageBundle): Map<string, string> =>
  new Map(files.filter(([file]) => !isModule(file)).map(([file, digest]) => [digest, file]));

/** A file of the bundle is not as it was written, so that Astro has to make another. */
export class DamagedBundle extends Error {}

const isModule = (file: string): boolean => file.startsWith(`${ownFolder}/`);

/** A digest of what decides, beside the code, what Vite writes into a bundle. */
export function environmentDigest(root: string, settings: unknown): string {
  const files = readdirSync(root).filter((name) => /^\.env(\.|$)/.test(name));
  const variables = Object.entries(process.env).filter(([name]) => name.startsWith('PUBLIC_'));
  return digestOf(
    JSON.stringify([settings, files.sort().map((name) => [name, digestOfFile(join(root, name))]), variables.sort()]),
  );
}
