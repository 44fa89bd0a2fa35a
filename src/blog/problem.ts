/** The older names of what is in `core/`; new code imports it from there. */
export { DiagnosticsError as ProblemsError, formatDiagnostic as formatProblem, sortDiagnostics as sortProblems, type Diagnostic as Problem } from '../core/diagnostics.ts';
export { compare } from '../core/order.ts';
