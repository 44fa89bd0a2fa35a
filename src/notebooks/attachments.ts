import type { Cell } from './nbformat.ts';
import { imageOf, urlOf } from './images.ts';
import type { Writing } from './writing.ts';

/** The Markdown of a cell with the images that were pasted into it as files. */
export function withAttachments(
  text: string,
  { attachments, number }: Cell,
  { files, folder, diagnostics }: Writing,
): string {
  if (!text.includes('attachment:')) return text;
  let result = text;
  const known = new Set<string>();
  // The longest name first: one may begin with another.
  const names = Object.keys(attachments)
    .filter((name) => /^[^\r\n]+$/.test(name))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  for (const [index, name] of names.entries()) {
    const written = [name, encodeURI(name), encodeURIComponent(name)].filter((spelling) =>
      result.includes(`attachment:${spelling}`),
    );
    if (written.length === 0) continue;
    for (const spelling of written) known.add(spelling);
    const image = imageOf(attachments[name]!);
    if (image === undefined || image === 'broken') {
      const message = `The pasted image \`${name}\` of cell ${number} cannot be read.`;
      diagnostics.push({ cell: number, message, fix: 'Paste it again.' });
      continue;
    }
    if (result.includes(`![${name}](`)) {
      const fix = `Say what it shows: \`![A line through five points](attachment:${name})\`.`;
      const message = `The image \`${name}\` in cell ${number} has its file’s name as alt text.`;
      diagnostics.push({ cell: number, message, fix, severity: 'warning' });
    }
    const file = `attachment-${number}-${index + 1}.${image.extension}`;
    files.set(file, image.bytes);
    for (const spelling of written) result = result.replaceAll(`attachment:${spelling}`, () => urlOf(folder, file));
  }
  for (const [, name] of result.matchAll(/\]\(<?attachment:([^)>\s]{1,200})/g)) {
    if (known.has(name!)) continue;
    const fix = 'Paste it again, or save it beside the notebook and write `![What it shows](./name.png)`.';
    const message = `Cell ${number} shows the pasted image \`${name}\`, which is not in the notebook.`;
    diagnostics.push({ cell: number, message, fix });
  }
  return result;
}
