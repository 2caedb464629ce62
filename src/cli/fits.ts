import { durationFlag } from '../config/flags.ts';
import { CtrBgError } from '../types/index.ts';
import type { Context } from './context.ts';

/** Throws USAGE when a wait of so many ms cannot end before the deadline of the whole command. */
export function checkFits({ flags: { timeout } }: Context, what: string, duration: number): void {
  if (timeout === undefined || duration < durationFlag('--timeout', timeout)) return;
  const seconds = `${Math.ceil(duration / 1000)}s`;
  throw new CtrBgError('USAGE', `${what} ${seconds} does not fit into the ${timeout} of the whole command`, {
    hint: 'Give it more with --timeout.',
  });
}
