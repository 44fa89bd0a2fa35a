import type { Diagnostic } from '../core/diagnostics.ts';

/** What the last reading of the content found out, for the pages of `npm run dev`. */
export interface Writing {
  diagnostics: readonly Diagnostic[];
  /** Every source file, and the URL of its page; `null` for one that has none. */
  manifest: readonly { file: string; url: string | null }[];
  /** Whether the settings cannot be read, so that no page can be made. */
  stopped?: boolean;
}

declare global {
  /** Set by the loader while `npm run dev` runs. Global, because Astro runs the loader and the pages as modules apart. */
  var writing: Writing | undefined;
  /** Shows in every open page what was saved, without waiting for Astro's store. */
  var reloadPages: (() => void) | undefined;
}
