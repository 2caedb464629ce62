import type { LaneReport, LoadReport } from '../load/index.ts';
import { MARKS } from './marks.ts';

export type LaneVersions = {
  readonly old: readonly string[];
  readonly next: readonly string[];
  /** New connections that an old version answered after the switch was seen. */
  readonly late: number;
};

/**
 * Which versions were there before the command, and which came with it. Where none came, the lane asks something
 * that was not deployed, or both releases call themselves the same: then nobody can be late.
 */
export function versionsOf(
  { versions }: Pick<LaneReport, 'versions'>,
  markers: LoadReport['markers'],
): LaneVersions {
  const begun = markers.find(({ name }) => name === MARKS.begun)?.at ?? Infinity;
  // What is turned back is to be answered by the old version again.
  const isBack = markers.some(({ name }) => name === MARKS.back);
  const told = Object.entries(versions).filter(([name]) => name !== '');
  const old = told.filter(([, { firstSent }]) => firstSent < begun);
  const next = told.filter(([, { firstSent }]) => firstSent >= begun);
  const late = old.reduce((total, [, { openedSince }]) => total + (openedSince[MARKS.switched] ?? 0), 0);
  return {
    old: old.map(([name]) => name),
    next: next.map(([name]) => name),
    late: next.length > 0 && !isBack ? late : 0,
  };
}
