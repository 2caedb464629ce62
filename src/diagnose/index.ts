/**
 * Why did green not become healthy, and what is to be done? Pure: judges evidence that `probe` has collected. Each
 * judge knows one cause; where several hold, the order of the rooms below says which one is likelier.
 */
import type { Cause } from '../types/index.ts';
import { ANSWERS, PROTOCOLS, REST } from './answers.ts';
import { CHECKS } from './check.ts';
import { CRASHES, ENDS } from './end.ts';
import type { Evidence, Judges } from './evidence.ts';
import { ADDRESSES, SILENCE } from './listening.ts';
import { START } from './start.ts';
import { WORDS } from './words.ts';

export type { Evidence } from './evidence.ts';
export { parseListeners } from './sockets.ts';

const JUDGES: Judges = [
  ...START,
  ...CRASHES,
  ...CHECKS,
  ...ADDRESSES,
  ...PROTOCOLS,
  ...WORDS,
  ...ENDS,
  ...SILENCE,
  ...ANSWERS,
  ...REST,
];

/** More than these help nobody. */
const MOST = 3;
/** True of much that ended, or ran out of time, so they say nothing beside another cause. */
const LAST_RESORTS = new Set([
  'missing-file',
  'ended-well',
  'exited',
  'check-failed',
  'check-not-done',
  'not-listening',
  'wrong-status',
  'too-late',
]);

/** The likely causes, the likeliest first; empty when nothing is known. */
export function causesOf(evidence: Evidence): Cause[] {
  const causes = JUDGES.flatMap(([code, judge]): Cause[] => {
    const found = judge(evidence);
    return found ? [{ code, ...found }] : [];
  });
  return causes.filter(({ code }, place) => place === 0 || !LAST_RESORTS.has(code)).slice(0, MOST);
}
