import { nameToEmoji } from 'gemoji';
import type { Draft } from './draft.ts';

const name = /(?<![\w:/.])(:([a-z0-9_+-]+):)(?![\d:/])/dg;

/** GitHub's names of emoji, `:wave:`, where they are known. */
export function readEmoji(draft: Draft): void {
  draft.replace(
    name,
    ({ groups: [, , written = ''] }) => (Object.hasOwn(nameToEmoji, written) ? nameToEmoji[written] : undefined),
    'prose',
  );
}
