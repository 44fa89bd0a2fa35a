import { readNotebook as read, type NotebookOptions } from '../../src/notebooks/index.ts';

/** A notebook as Markdown, its errors apart from its warnings. */
export function readNotebook(text: string, options: NotebookOptions) {
  const notebook = read(text, options);
  const errors = notebook.diagnostics.filter(({ severity }) => severity === undefined);
  const warnings = notebook.diagnostics.flatMap(({ severity, ...rest }) => (severity === undefined ? [] : [rest]));
  return { ...notebook, errors, warnings };
}
