import type { Diagnostic } from '../core/diagnostics.ts';
import type { PostBody } from './post-body.ts';

/**
 * A diagnostic about a notebook whose file the caller knows: of a cell and its line, or without a cell of a line of the
 * file.
 */
export type NotebookDiagnostic = Omit<Diagnostic, 'file'>;

/** A post in the making. */
export interface Writing {
  body: PostBody;
  files: Map<string, Uint8Array>;
  diagnostics: NotebookDiagnostic[];
  /** Where the images will be, as the post says it. */
  folder: string;
  /** URL of the notebook. */
  download: string;
  /** The kernel's language. */
  language: string;
}
