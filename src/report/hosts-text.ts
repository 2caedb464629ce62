import type { HostDocument, Skew } from '../types/index.ts';
import { elapsed } from './text.ts';

/** `switched within 4ms of each other (± 2ms); both versions for 231ms at the most` */
export function skewText({ newMs, errorMs, mixedMs }: Skew): string {
  return `switched within ${elapsed(newMs)} of each other (± ${elapsed(errorMs)}); both versions for ${elapsed(mixedMs)} at the most`;
}

const SERVES: Readonly<Record<NonNullable<HostDocument['serves']>, string>> = {
  before: 'serves what it served before',
  after: 'serves the new release',
  unknown: 'may serve either release',
};

/** What a host serves that may be unlike the others. */
export function servesText(
  serves: NonNullable<HostDocument['serves']>,
  outcome: HostDocument['outcome'],
): string {
  return `${outcome === 'unreachable' ? 'does not answer, ' : ''}${SERVES[serves]}`;
}
