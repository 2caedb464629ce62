/** What can be concluded from counted requests. Pure: numbers in, numbers and verdicts out. */
export { percentile } from './percentile.ts';
export { summary } from './summary.ts';
