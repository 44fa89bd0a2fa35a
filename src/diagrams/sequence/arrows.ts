import type { MessageHead } from './sequence.ts';

type Heads = readonly [MessageHead, MessageHead];

/** Halves of a head as they are written at the end of a line, and at its start. */
const halves: readonly (readonly [MessageHead, string, string])[] = [
  ['half-above', '|\\', '/|'],
  ['half-below', '|/', '\\|'],
  ['stroke-above', '\\\\', '//'],
  ['stroke-below', '//', '\\\\'],
];

/** Arrows by how they are written: https://mermaid.js.org/syntax/sequenceDiagram.html#messages */
export const arrows: Readonly<Record<string, Heads>> = {
  '<<-->>': ['arrow', 'arrow'],
  '<<->>': ['arrow', 'arrow'],
  '-->>': ['none', 'arrow'],
  '->>': ['none', 'arrow'],
  ...Object.fromEntries(
    ['--', '-'].flatMap((line) =>
      halves.flatMap(([head, end, start]): [string, Heads][] => [
        [line + end, ['none', head]],
        [start + line, [head, 'none']],
      ]),
    ),
  ),
  '--)': ['none', 'open'],
  '-)': ['none', 'open'],
  '--x': ['none', 'cross'],
  '-x': ['none', 'cross'],
  '-->': ['none', 'none'],
  '->': ['none', 'none'],
};

/** What to write. */
export const knownArrows =
  'Arrows are `->>`, `-->>`, `->`, `-->`, `-x`, `--x`, `-)`, `--)` and `<<->>`, as in `A->>B: text`.';

/** A message with one of the arrows that a choice allows; a `()` is a point on the line of an actor. */
export function messageWith(isOne: (sign: string) => boolean): RegExp {
  const signs = Object.keys(arrows)
    .filter(isOne)
    .map((sign) => sign.replace(/[)|\\]/g, '\\$&'));
  return new RegExp(
    `^([^:]*?[^:\\s<-])\\s*(\\(\\))?\\s*(${signs.join('|')})\\s*(\\(\\))?\\s*([+-])?\\s*([^:]+?)\\s*:(.*)$`,
  );
}
