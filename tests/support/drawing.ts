import { createCollector } from '../../src/core/diagnostics.ts';
import { bodyMessages } from '../../src/i18n/index.ts';

/** What a drawing says, in English. */
export const { drawing: messages } = bodyMessages('en');

/** A collector, and what it has collected: the line and the message of each diagnostic. */
export function collect() {
  const collector = createCollector();
  return { collector, found: () => collector.diagnostics.map(({ line, message }) => `${line}: ${message}`) };
}
