import { CtrBgError } from '../types/index.ts';

export type ProgressMode = 'tty' | 'plain' | 'json' | 'quiet';
const MODES: readonly ProgressMode[] = ['tty', 'plain', 'json', 'quiet'];

export type ProgressQuestion = {
  /** The value of `--progress`; absent is `auto`. */
  readonly requested?: string | undefined;
  /** Whether stderr is a terminal. */
  readonly isTTY: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Whether no person looks on, as CI systems say it. */
export function isAutomated({ CI = '' }: ProgressQuestion['environment']): boolean {
  return !['', '0', 'false'].includes(CI);
}

/** `auto` is the live view on a terminal where a person looks on, else plain lines. */
export function progressMode({ requested = 'auto', isTTY, environment }: ProgressQuestion): ProgressMode {
  const mode = MODES.find((known) => known === requested);
  if (mode !== undefined) return mode;
  if (requested !== 'auto') {
    throw new CtrBgError('USAGE', `--progress must be one of auto, ${MODES.join(', ')}`);
  }
  return isTTY && !isAutomated(environment) && environment.TERM !== 'dumb' ? 'tty' : 'plain';
}
