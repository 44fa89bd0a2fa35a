import type { AstroLoggerMessage } from 'astro';
import createNodeLogger from 'astro/logger/node';

/**
 * Astro's own log without what an author cannot use: of a page that is not there it says besides the line `[404] /x/`
 * which routes it might have been; and an error is printed once, not again by each who meets it.
 */
export default function logger() {
  const node = createNodeLogger({});
  let last = '';
  return {
    write(event: AstroLoggerMessage): void {
      const { level, message } = event;
      if (/`getStaticPaths\(\)` route pattern was matched/.test(message)) return;
      if (level === 'error' && message === last) return;
      last = level === 'error' ? message : '';
      node.write(event as never);
    },
  };
}
