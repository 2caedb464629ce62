/** What `prove` is told, as a load; and what the load saw, as a proof. Pure; the load is run by `cli`. */
export { copyOf } from './copy.ts';
export { readBudgets, type Budget } from './budget.ts';
export { atMost, readLane, type LaneWish } from './lane.ts';
export { DEFAULT_RATE, lanesOf, MOST_RATE } from './lanes.ts';
export { proofOf } from './proof.ts';
export { proofOfAll } from './together.ts';
export { MARKS } from './marks.ts';
export { readHeader, readHttpPath, type HeaderLine } from './request-line.ts';
export { placeOf, readAgainst, targetOf, targetText, type Place } from './target.ts';
