import type { Writing } from './code-cells.ts';
import type { Cell } from './nbformat.ts';
import { addressOf, pictureOf } from './images.ts';

/** The Markdown of a cell with the pictures that were pasted into it as files. */
export function withAttachments(text: string, { attachments, number }: Cell, { files, folder, told }: Writing): string {
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
    const picture = pictureOf(attachments[name]!);
    if (picture === undefined || picture === 'broken') {
      told.problem(
        number,
        undefined,
        `The pasted picture \`${name}\` of cell ${number} cannot be read.`,
        'Paste it again.',
      );
      continue;
    }
    if (result.includes(`![${name}](`)) {
      const fix = `Say what it shows: \`![A line through five points](attachment:${name})\`.`;
      told.warning(number, `The picture \`${name}\` in cell ${number} has its file’s name as text alternative.`, fix);
    }
    const file = `attachment-${number}-${index + 1}.${picture.extension}`;
    files.set(file, picture.bytes);
    for (const spelling of written) result = result.replaceAll(`attachment:${spelling}`, () => addressOf(folder, file));
  }
  for (const [, name] of result.matchAll(/\]\(<?attachment:([^)>\s]{1,200})/g)) {
    if (known.has(name!)) continue;
    const fix = 'Paste it again, or save it beside the notebook and write `![What it shows](./name.png)`.';
    told.problem(
      number,
      undefined,
      `Cell ${number} shows the pasted picture \`${name}\`, which is not in the notebook.`,
      fix,
    );
  }
  return result;
}
