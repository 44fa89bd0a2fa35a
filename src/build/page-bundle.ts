import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroConfig, RouteData } from 'astro';
import { digestOf, digestOfFile, openCachedValue, type CachedValue } from '../core/cache.ts';
import { listFiles } from './publish.ts';

/** What Astro found of the styles of a route, by a key of its own; it puts them into the heads of pages. */
export type RouteStyles = [key: string, styles: { styles: unknown[] }][];

/** The code of all pages, bundled by Astro, with the files of `_astro/` that it names. It holds no text of a post. */
export interface PageBundle {
  /** Its first module, relative to its folder. */
  entry: string;
  styles: RouteStyles;
  /** Settings for images, as the pages have them. */
  image: AstroConfig['image'];
  /** Digests of the images of the content, by path from the root, with which it was made. */
  images: [path: string, digest: string | undefined][];
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
  readonly #root: string;
  readonly #cache: CachedValue<PageBundle>;

  constructor(root: string, version: string) {
    this.#root = root;
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

  /** Whether a bundle was made with the images that the content has now; `undefined` stands for content with code. */
  fits({ images }: PageBundle, paths: readonly string[] | undefined): boolean {
    const known = new Map(images);
    return (
      paths?.length === known.size &&
      paths.every((path) => known.has(path) && known.get(path) === digestOfFile(join(this.#root, path)))
    );
  }

  /** Removes the bundle; to be called before Astro writes another. */
  clear(): void {
    this.#cache.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * Takes over what Astro has written into the folder. It is cached unless `images` is `undefined`: then it holds
   * programs of the content, whose files are not known.
   */
  save(styles: RouteStyles, image: AstroConfig['image'], images: readonly string[] | undefined): PageBundle {
    renameSync(join(this.folder, astrosFolder), join(this.folder, ownFolder));
    const entry = readdirSync(join(this.folder, ownFolder)).find((name) => name.startsWith('prerender-entry'))!;
    const files = listFiles(this.folder).map((file): [string, string] => [
      file,
      digestOf(readFileSync(join(this.folder, file))),
    ]);
    const withDigests = (images ?? []).map((path) => [path, digestOfFile(join(this.#root, path))] as const);
    const bundle: PageBundle = {
      entry: `${ownFolder}/${entry}`,
      styles,
      image,
      images: [...withDigests].map(([a, b]) => [a, b]),
      files,
    };
    // An image that has been replaced while Astro was reading is not among the files.
    const known = new Set(files.map(([, digest]) => digest));
    if (images !== undefined && withDigests.every(([, digest]) => digest !== undefined && known.has(digest)))
      this.#cache.write(bundle);
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
