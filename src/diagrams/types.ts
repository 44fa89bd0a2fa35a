import { classDiagram } from './class.ts';
import type { DiagramType } from './diagram-type.ts';
import { erDiagram } from './er.ts';
import { flowchart } from './flowchart/read.ts';
import { sequenceDiagram } from './sequence/read.ts';
import { stateDiagram } from './state.ts';
import { xyChart } from './xychart/read.ts';

/** The types of diagrams that can be drawn. */
export const types: readonly DiagramType[] = [
  flowchart,
  sequenceDiagram,
  stateDiagram,
  classDiagram,
  erDiagram,
  xyChart,
];
