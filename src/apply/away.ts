import { setTimeout as sleep } from 'node:timers/promises';
import {
  CtrBgError,
  type ErrorCode,
  type GenerationId,
  type HostName,
  type HostView,
  type Plan,
  type StageName,
  type Standing,
} from '../types/index.ts';
import type { Failure } from './decide.ts';
import type { Host } from './host.ts';
import type { Run } from './run.ts';

/** A host that did not answer is asked again for so long, in ms; the others are not to be apart for longer. */
const GRACE = 5000;

/** What a call to an engine that went away may fail with: the lock is held by a connection to it. */
const DOUBTFUL: readonly ErrorCode[] = [
  'ENGINE_UNREACHABLE',
  'ENGINE_TIMEOUT',
  'ENGINE_BROKEN_ANSWER',
  'LOCK_LOST',
];

export const isDoubtful = (error: Error): boolean =>
  error instanceof CtrBgError && DOUBTFUL.includes(error.code);

/** Looks at a host, and gives up on one that does not answer soon. */
export async function lookSoon(host: Host): Promise<HostView> {
  const over = new AbortController();
  const late = sleep(GRACE, undefined, { signal: over.signal }).then(() => {
    throw new CtrBgError('ENGINE_TIMEOUT', `the engine did not answer within ${GRACE / 1000} s`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([host.look(), late]);
  } finally {
    over.abort();
  }
}

/** Whether a host that failed so does not answer when it is asked again. */
async function isAway(host: Host | undefined, { error }: Failure): Promise<boolean> {
  if (host === undefined || !isDoubtful(error)) return false;
  try {
    await lookSoon(host);
    return false;
  } catch (again) {
    return isSilence(again);
  }
}

const isSilence = (error: unknown): boolean =>
  error instanceof CtrBgError && (error.code === 'ENGINE_UNREACHABLE' || error.code === 'ENGINE_TIMEOUT');

/** Hosts on which alone something is run that all need, such as a migration: nobody goes on without them. */
export function indispensable({ reversible, final }: Plan): ReadonlySet<HostName> {
  const lanes = [...reversible, ...final].flatMap((stage) => stage.lanes);
  return new Set(
    lanes
      .filter(({ waves }) => waves.flat().some(({ kind }) => kind === 'hook' || kind === 'completed'))
      .map(({ host }) => host),
  );
}

/** Leaves a host out that is away, where that is wished and others are left; tells whether it did. */
export async function leaveOut(
  name: HostName,
  failure: Failure,
  { fleet, absent, onUnreachable, emit }: Run,
  needed: ReadonlySet<HostName>,
): Promise<boolean> {
  if (onUnreachable !== 'continue-without' || needed.has(name)) return false;
  if (!(await isAway(fleet.get(name), failure))) return false;
  // Others may have gone meanwhile.
  if (fleet.size - absent.size < 2) return false;
  absent.set(name, failure);
  emit({
    kind: 'warning',
    host: name,
    message: `it does not answer (${failure.error.message}), and the others go on without it`,
  });
  return true;
}

const IN_THE_MIDDLE: readonly StageName[] = ['canary', 'switch', 'watch', 'pause'];

/** Whether everything is to be left as it is because a host went away in the middle of the switch. */
export async function isToStop(
  failures: ReadonlyMap<HostName, Failure>,
  { fleet, onUnreachable }: Run,
): Promise<boolean> {
  if (onUnreachable !== 'stop' || fleet.size < 2) return false;
  const inTheMiddle = [...failures].filter(([, { stage }]) => IN_THE_MIDDLE.includes(stage));
  const answers = await Promise.all(inTheMiddle.map(([host, failure]) => isAway(fleet.get(host), failure)));
  return answers.includes(true);
}

const servedBy = (view: HostView | undefined, project: string): GenerationId | undefined =>
  view?.proxy?.loaded.get(project) ?? view?.proxy?.onDisk.get(project);

/** What each of some hosts serves now, as far as anybody can tell. */
export async function standings(
  hosts: ReadonlyMap<HostName, Error | undefined>,
  run: Run,
): Promise<Map<HostName, Standing>> {
  const found = await Promise.all(
    [...hosts].map(async ([host, error]) => [host, await standingOf(host, error, run)] as const),
  );
  return new Map(found);
}

async function standingOf(name: HostName, cause: Error | undefined, run: Run): Promise<Standing> {
  const host = run.fleet.get(name);
  const error = cause && { error: cause };
  // Who has just been found silent is not waited for once more.
  const isSilent = host === undefined || (cause !== undefined && isSilence(cause));
  const view = isSilent ? undefined : await lookSoon(host).catch(() => undefined);
  // What was never told to switch serves what it did, if it serves at all.
  if (view === undefined)
    return { answers: false, serves: run.routed.has(name) ? 'unknown' : 'before', ...error };
  const before = run.world.get(name);
  const now = servedBy(view, run.project);
  if (now === servedBy(before, run.project)) return { answers: true, serves: 'before', ...error };
  const isAfter = now === run.to.get(name)?.generation?.id;
  return { answers: true, serves: isAfter ? 'after' : 'unknown', ...error };
}

/** What a command fails with after which hosts do not serve the same; undefined when all of them serve what they did. */
export function disagreement(
  stragglers: ReadonlyMap<HostName, Standing>,
  because: Error,
): CtrBgError | undefined {
  const apart = [...stragglers].filter(([, { serves }]) => serves !== 'before');
  if (apart.length === 0) return undefined;
  const names = apart.map(([host]) => host).join(' and ');
  return disagree(
    `${names} may serve another release than the others, which were turned back`,
    stragglers,
    because,
  );
}

/** The same where a host went away in the middle of the switch, and nothing more was to be done then. */
export function stopped(stragglers: ReadonlyMap<HostName, Standing>, because: Error): CtrBgError {
  const away = [...stragglers].filter(([, { answers }]) => !answers).map(([host]) => host);
  const who = away.length === 0 ? 'a host did not answer' : `${away.join(' and ')} does not answer`;
  return disagree(
    `${who} in the middle of the switch, and everything was left as it is`,
    stragglers,
    because,
  );
}

/** Of a host that went away while the lock was held by a connection to it, the lock is the least that is to be said. */
export function silenced(stragglers: ReadonlyMap<HostName, Standing>, because: Error): Error {
  const away = [...stragglers].filter(([, { answers }]) => !answers).map(([host]) => host);
  if (away.length === 0 || !isDoubtful(because)) return because;
  return new CtrBgError(
    'ENGINE_UNREACHABLE',
    `${away.join(' and ')} does not answer any more; nothing was switched`,
    {
      cause: because,
      details: [because.message],
      hint: "The same command again when it answers; '--on-unreachable continue-without' goes on without it.",
    },
  );
}

function disagree(message: string, stragglers: ReadonlyMap<HostName, Standing>, cause: Error): CtrBgError {
  return new CtrBgError('HOSTS_DISAGREE', message, {
    cause,
    details: [cause.message, ...[...stragglers].map(([host, standing]) => `${host} ${words(standing)}`)],
    hint: "When they answer again, 'ctr-bg up' brings all hosts together; 'ctr-bg status' shows what each one serves.",
  });
}

const SERVES: Readonly<Record<Standing['serves'], string>> = {
  before: 'serves what it served before',
  after: 'serves the new release',
  unknown: 'may serve either release',
};

const words = ({ answers, serves }: Standing): string =>
  `${answers ? '' : 'does not answer and '}${SERVES[serves]}`;
