import { z } from 'zod';

const point = z.tuple([z.number(), z.number()]);
const points = z.array(point);
/** A colour, or the stops of one that changes. */
const colour = { color: z.string().optional(), stops: z.array(z.object({ color: z.string() })).optional() };

/** What is drawn: https://graphviz.org/docs/outputs/canon/#xdot */
const operation = z.discriminatedUnion('op', [
  z.object({ op: z.enum(['c', 'C']), ...colour }),
  z.object({ op: z.enum(['e', 'E']), rect: z.tuple([z.number(), z.number(), z.number(), z.number()]) }),
  z.object({ op: z.enum(['p', 'P', 'b', 'B', 'L']), points }),
  z.object({ op: z.literal('S'), style: z.string() }),
  z.object({ op: z.literal('F'), size: z.number(), face: z.string() }),
  z.object({ op: z.literal('t'), fontchar: z.number() }),
  z.object({ op: z.literal('T'), pt: point, align: z.enum(['l', 'c', 'r']), width: z.number(), text: z.string() }),
]);
const operations = z.array(operation).default([]);
const item = {
  name: z.string().default(''),
  _draw_: operations,
  _ldraw_: operations,
};

/** The output `json` of Graphviz, as far as it is read. */
export const layout = z.object({
  directed: z.boolean(),
  bb: z.string(),
  /** How many of the objects are groups; they come first. */
  _subgraph_cnt: z.number().default(0),
  _ldraw_: operations,
  objects: z.array(z.object({ ...item, _gvid: z.number() })).default([]),
  edges: z
    .array(
      z.object({
        ...{ tail: z.number(), head: z.number() },
        ...{ _draw_: operations, _hdraw_: operations, _tdraw_: operations },
        ...{ _ldraw_: operations, _hldraw_: operations, _tldraw_: operations },
      }),
    )
    .default([]),
});

/** A laid out graph. */
export type GraphvizLayout = z.infer<typeof layout>;
/** One step of its drawing. */
export type Operation = z.infer<typeof operation>;

/** The text that operations write, in one line. */
export const textOf = (steps: readonly Operation[]): string =>
  steps
    .flatMap((step) => (step.op === 'T' ? [step.text.trim()] : []))
    .filter((text) => text !== '')
    .join(' ');
