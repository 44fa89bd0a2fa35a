import type { Diagnostic } from './diagnostics.ts';

/** A source file, and the URL of its page; `null` for one that is not published. */
export interface ManifestEntry {
  /** Source file, relative to the project. */
  file: string;
  /** Path of the page that it must become; `null` for one that is not shown. */
  url: string | null;
}

/** What the last load of the content found. */
export interface ContentState {
  /** The errors. */
  diagnostics: readonly Diagnostic[];
  /** Every source file. */
  manifest: readonly ManifestEntry[];
  /** Whether the settings cannot be read, so that no page can be made. */
  hasNoSettings?: boolean;
}

/**
 * All that the modules of one process share beside their imports. Astro and Vite load `content.config.ts`, the logger
 * and the pages as instances of their own, apart from those of the command and of `astro.config.mjs`: a variable of a
 * module exists once in each. `loader/background.ts` adds the load that a command begins before Astro.
 */
export interface ProcessState {
  /** What Astro logged as an error and went on from: `build/logger.ts` writes it, and a build fails on any. */
  loggedErrors: string[];
  /** The loader writes it, for the checks of a build and for the banner of `npm run dev`. */
  content: ContentState;
  /**
   * The entries of each collection by id, as Astro would have stored them. Pages read them here
   * (`build/runtime-content.ts`); in a build Astro's own store has only those with something for it to bundle.
   */
  collections?: Map<string, ReadonlyMap<string, object>>;
  /** While writing: gives pages what waited for Astro's store. The loader sets it, and the dev server calls it. */
  contentStored: () => void;
  /** Whether a build shows drafts and posts of the future, to be shared, not published. The command sets it. */
  showsDrafts: boolean;
  /** What a build is doing, and how many of how many are done. The command sets it, to show it where that lasts. */
  reportProgress: (task: string, done?: number, of?: number) => void;
  /** While writing: shows in every open page what was saved. The dev server sets it, and the loader calls it. */
  reloadPages: () => void;
}

declare global {
  var blogProcessState: ProcessState | undefined;
}

/** The state of this process, the same object in every instance of this module. */
export const processState: ProcessState = (globalThis.blogProcessState ??= {
  loggedErrors: [],
  content: { diagnostics: [], manifest: [] },
  contentStored: () => undefined,
  showsDrafts: false,
  reportProgress: () => undefined,
  reloadPages: () => undefined,
});
