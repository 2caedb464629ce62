import type { ShadowSettings } from '../../types/index.ts';
import type { RawSettings } from './schema.ts';
import { watchOf } from './watch.ts';

const DURATION = 60_000;
/** Those that write nothing, where an application keeps to what they mean. */
const SAFE = ['GET', 'HEAD'];

/** What green gets as well before any client gets it: the command line's word before the file's; undefined: nothing. */
export function shadowOf(
  settings: Pick<RawSettings, 'shadow' | 'watch'>,
  wish: number | undefined,
): ShadowSettings | undefined {
  const { share, for: duration, methods } = settings.shadow ?? {};
  const part = wish ?? share ?? 0;
  const watch = watchOf(settings, duration ?? DURATION);
  if (part === 0 || watch === undefined) return undefined;
  return { mirror: { part, methods: methods?.length ? [...new Set(methods)] : SAFE }, watch };
}
