import { errorDocument } from '../report/index.ts';
import type { ResultDocument } from '../types/index.ts';

/** What a command gives back; `error` is the reason of a result that is not good. */
export type CommandResult = { readonly document: ResultDocument; readonly error?: Error | undefined };

/** What is told of a command that threw. */
export const failedDocument = (command: string, error: unknown): ResultDocument => ({
  ok: false,
  command,
  outcome: 'failed',
  error: errorDocument(error),
});
