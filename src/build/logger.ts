import type { AstroLoggerMessage } from 'astro';
import { processState } from '../core/process-state.ts';

/**
 * Where Astro's messages go in `npm run build`: warnings to the terminal, errors to a list. Astro logs some errors and
 * goes on, which is how posts get lost with a green build, so `build.ts` fails on any.
 */
export default function logger() {
  return {
    write({ level, label, message }: AstroLoggerMessage): void {
      // A blog without posts, or without pages, is no error.
      if (/does not exist or is empty/.test(message)) return;
      if (level === 'warn') console.warn(label?.startsWith('markdown-') ? `${message}\n` : `Warning: ${message}\n`);
      if (level === 'error') processState.loggedErrors.push(message);
    },
  };
}
