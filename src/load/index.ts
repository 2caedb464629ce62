/**
 * The strict load: HTTP/1.1, SSE and WebSocket clients that forgive nothing and never retry, in a process of
 * their own, and an exact count of what they lost. Whatever runs `startLoad` has a program that runs `serveLoad`.
 */
export type { LaneOptions, LoadOptions, Target } from './options.ts';
export { totals, type Cut, type LaneReport, type LoadReport, type Sample, type Totals } from './report.ts';
export { startLoad, type Inside, type Load } from './start.ts';
