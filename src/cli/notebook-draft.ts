/** A cell as format 4.5 has it: its source is a list of lines. */
const cell = (type: 'raw' | 'markdown' | 'code', id: string, text: string) => ({
  cell_type: type,
  ...(type === 'code' && { execution_count: null }),
  id,
  metadata: {},
  ...(type === 'code' && { outputs: [] }),
  source: text.split(/(?<=\n)/),
});

/**
 * A Jupyter notebook (format 4.5) with this front matter in its first cell, which is a raw one: other programs leave it
 * alone. https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export function draftNotebook(frontMatter: string): string {
  const cells = [
    cell('raw', 'front-matter', `---\n${frontMatter}---`),
    cell('markdown', 'text', 'Begin here.'),
    cell('code', 'code', '#| fig-alt: What the image shows that this cell draws\n1 + 1'),
  ];
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python' },
  };
  // As Jupyter writes it: one space, names in order, a line break at the end.
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}
