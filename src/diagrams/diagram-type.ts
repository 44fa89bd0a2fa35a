import type { DiagnosticCollector } from '../core/diagnostics.ts';
import type { DrawingMessages } from '../i18n/index.ts';
import type { Source } from './source.ts';

/** A type of diagram: add one to `types.ts`. */
export interface DiagramType {
  /** The first words that name it, the one to recommend first. */
  keywords: readonly string[];
  /** Reads a diagram: what cannot be drawn is an error, what is left out a warning. */
  read(source: Source, diagnostics: DiagnosticCollector, messages: DrawingMessages): ReadDiagram;
}

/** A diagram that has been read. */
export interface ReadDiagram {
  isEmpty: boolean;
  /** Name of the type, which begins the description. */
  name: string;
  /** What the diagram shows, clause by clause. */
  clauses: readonly string[];
  /** The diagram as SVG. */
  draw(): string | Promise<string>;
}
