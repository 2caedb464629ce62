/**
 * Events, results and errors to what people and machines read: live view, plain lines, JSON. Imports types alone;
 * nothing here knows how a deploy works, and nothing else writes words to a terminal.
 */
export { colorLevel, type ColorLevel } from './color.ts';
export { errorDocument, exitCodeOf, renderError } from './error.ts';
export { differenceText } from './changes-text.ts';
export { createLogText, type LogText, type LogTextLine, type LogTextOptions } from './log-text.ts';
export { errorAnnotation, isWorkflow, stepOutputs, stepSummary } from './workflow.ts';
export { nginxDiff } from './nginx-diff.ts';
export { metricsText } from './metrics-text.ts';
export { noticeDocument, noticeText } from './notice.ts';
export { planDocument } from './plan-document.ts';
export { isAutomated, progressMode, type ProgressMode } from './progress-mode.ts';
export { createReporter, type Reporter, type ReporterOptions } from './reporter.ts';
export { renderResult, toJson } from './result.ts';
export type { ProgressStream } from './sink.ts';
export { stepText } from './step-text.ts';
export { openWatchView, type WatchOptions, type WatchView } from './watch-view.ts';
