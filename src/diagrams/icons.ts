import type { DiagnosticCollector } from '../core/diagnostics.ts';
import type { Line } from './source.ts';

/** An icon of Font Awesome in a label: `fa:fa-car`. */
const icons = /(?<![\w:])fa[a-z]?:fa-([\w-]+)/g;

/** Warns of each icon in some lines. */
export function reportIcons(lines: readonly Line[], diagnostics: DiagnosticCollector): void {
  for (const { at, text } of lines)
    for (const [icon] of text.matchAll(icons))
      diagnostics.warning(`The icon \`${icon}\` is left out.`, 'Delete it, or put an emoji there.', at);
}

/** A label without its icons; one that is nothing else is the name of its icon. */
export function withoutIcons(written: string): string {
  const words = written.replace(icons, '').replace(/  +/g, ' ');
  return /[^\s"`]/.test(words) ? words : written.replace(icons, (_, name: string) => name.replaceAll('-', ' '));
}
