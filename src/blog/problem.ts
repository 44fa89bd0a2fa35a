import { formatDiagnostic, type Diagnostic } from '../core/diagnostics.ts';

/** The older names of what is in `core/`; new code imports it from there. */
export {
  DiagnosticsError as ProblemsError,
  sortDiagnostics as sortProblems,
  type Diagnostic as Problem,
} from '../core/diagnostics.ts';
export { compare } from '../core/order.ts';

/** One problem as text, for a list of them. */
export const formatProblem = (problem: Diagnostic): string => formatDiagnostic(problem);
