import {
  CtrBgError,
  onHost,
  type Decision,
  type HostName,
  type MigrationRun,
  type StageName,
} from '../types/index.ts';
import { frozenBy } from './freeze.ts';

export type Failure = { readonly stage: StageName; readonly error: Error };
export type Failures = Map<HostName, Failure>;

const FORWARD = { way: 'forward' } as const;

/** The one decision. `frozen`: forward although green is worse, since nobody may go back by himself. */
export function decide(
  failures: Failures,
  hosts: number,
  migrations: readonly MigrationRun[],
): { readonly decision: Decision; readonly frozen?: CtrBgError } {
  const [first] = failures;
  if (first === undefined) return { decision: FORWARD };
  const frozen = frozenBy(failures, migrations);
  if (frozen) return { decision: FORWARD, frozen };
  const [host, failure] = first;
  const error = because(failure);
  return { decision: { way: 'back', because: hosts > 1 ? onHost(host, error) : error } };
}

/** What goes wrong in the switch is a failed switch, unless the user or another deploy stopped it. */
function because({ stage, error }: Failure): Error {
  const known =
    error instanceof CtrBgError &&
    ['INTERRUPTED', 'DEADLINE', 'SWITCH_FAILED', 'LOCK_LOST', 'ROUTE_CONFLICT'].includes(error.code);
  if (stage !== 'switch' || known) return error;
  return new CtrBgError('SWITCH_FAILED', `the switch failed: ${error.message}`, {
    cause: error,
    ...(error instanceof CtrBgError && error.hint !== undefined ? { hint: error.hint } : {}),
  });
}
