import type { TextDiagnostic } from '../core/diagnostics.ts';

/** A diagram as SVG. */
export interface DrawnDiagram {
  /** One `<svg>` with `viewBox`, `width` and `height`, whose colours are custom properties: `var(--ink)`. */
  svg: string;
  /** What it shows, for those who cannot see it. */
  description: string;
  /** The title to show beside it; empty when it has none, or shows it itself. */
  title: string;
}

/** What came of a text. */
export interface DiagramResult {
  /** `undefined` when there are errors. */
  drawing: DrawnDiagram | undefined;
  diagnostics: readonly TextDiagnostic[];
}
