/** What can be concluded from counted requests. Pure: numbers in, numbers and verdicts out. */
export { compare, type Sample, type Verdict } from './compare.ts';
export { isLasting } from './lasting.ts';
export { summary } from './summary.ts';
