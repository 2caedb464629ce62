import type { Engine } from '../engine/index.ts';
import { examineHost } from '../observe/index.ts';
import { diagnose, diagnoseFleet } from '../plan/index.ts';
import {
  CtrBgError,
  type Cure,
  type Examination,
  type Finding,
  type HostName,
  type Readiness,
  type ReleaseId,
} from '../types/index.ts';
import { applyCure, projectOf, type CureOptions } from './cure.ts';
import type { Locks } from './lock.ts';
import { examineReadiness, prepare, type ProxyWish } from './ready.ts';
import type { Engines } from './survey.ts';

export type DoctorOptions = CureOptions & {
  readonly engines: Engines;
  readonly wish: ProxyWish;
  /** The lock of a project on one host, not taken yet. */
  readonly lockOf: (host: HostName, engine: Engine, project: string) => Locks;
};

/** A host as it was examined. */
export type Diagnosis = {
  readonly host: HostName;
  /** Its version. */
  readonly engine: string;
  /** Of which something is there. */
  readonly projects: readonly string[];
  /** Where nothing of ctr-bg is. */
  readonly ready?: Readiness;
  readonly findings: readonly Treated[];
};

/** What came of a finding: `fixed` is absent where nothing was tried. */
export type Treated = Finding & { readonly fixed?: boolean; readonly failure?: string };

/** What must be so before the next can be done, and before it can be seen what is wrong beyond it. */
const PHASES: readonly (readonly Cure['kind'][])[] = [
  ['remove-network'],
  ['start-proxy'],
  ['write-document'],
  ['set-restart', 'establish', 'remove-files'],
];

/**
 * Everything that is wrong on every host, and between them; changes nothing. A host that goes away meanwhile keeps no
 * other from it.
 */
export async function diagnoseAll(options: Looked): Promise<Diagnosis[]> {
  const serving = new Map<HostName, ReadonlyMap<string, ReleaseId>>();
  const hosts = await diagnoseEach(options, serving);
  // In the order of the hosts, whoever answered first.
  const inOrder = [...options.engines.keys()].flatMap((host) => {
    const releases = serving.get(host);
    return releases === undefined ? [] : [[host, releases] as const];
  });
  const between = diagnoseFleet(new Map(inOrder));
  return hosts.map((one) => ({
    ...one,
    findings: [...one.findings, ...between.filter(({ host }) => host === one.host)],
  }));
}

type Looked = Pick<DoctorOptions, 'engines' | 'wish'>;

function diagnoseEach(
  { engines, wish }: Looked,
  serving: Map<HostName, ReadonlyMap<string, ReleaseId>>,
): Promise<Diagnosis[]> {
  return Promise.all(
    [...engines].map(async ([host, engine]) => {
      let seen: Examination;
      let prepared: Awaited<ReturnType<typeof examineReadiness>>;
      try {
        seen = await examineHost(engine);
        prepared = await examineReadiness(engine, host, seen, wish);
      } catch (error) {
        if (!(error instanceof CtrBgError) || engines.size < 2) throw error;
        return { host, engine: engine.version, projects: [], findings: [unreachable(host, error)] };
      }
      serving.set(host, servedOn(seen));
      const named = seen.containers.filter(({ role }) => role !== '').map(({ project }) => project);
      const projects = new Set([...named, ...(seen.view?.proxy?.onDisk.keys() ?? [])]);
      return {
        host,
        engine: seen.engine.version,
        projects: [...projects].filter((project) => project !== '').sort(),
        ...prepared,
        findings: [...diagnose(host, seen), ...prepared.findings],
      };
    }),
  );
}

/** Of a project that is being deployed right now nobody can say yet what is to be. */
function servedOn({ view, atWork }: Examination): Map<string, ReleaseId> {
  const { loaded = [], staged = [] } = view?.proxy ?? {};
  return new Map(
    [...loaded].flatMap(([project, id]) => {
      const found = staged.find((generation) => generation.project === project && generation.id === id);
      return found === undefined || atWork.includes(project) ? [] : [[project, found.release] as const];
    }),
  );
}

/** An engine that does not answer as it should. */
export const unreachable = (host: HostName, { message, hint = '' }: CtrBgError): Finding => ({
  host,
  code: 'engine-unreachable',
  severity: 'outage',
  where: 'engine',
  message,
  cure: { kind: 'person', text: hint },
});

/**
 * Does what is safe of the cures, each once, and looks again after each phase: what was found at first and is found no
 * more is fixed, whatever fixed it. What needs a person is left alone.
 */
export async function treatAll(options: DoctorOptions): Promise<Diagnosis[]> {
  const seen = new Map<string, Finding>();
  const tried = new Map<string, string | undefined>();
  let hosts = await diagnoseAll(options);
  for (;;) {
    const present = hosts.flatMap(({ findings }) => findings);
    for (const finding of present) seen.set(keyOf(finding), finding);
    const next = nextPhase(present.filter((finding) => !tried.has(keyOf(finding))));
    if (next.length === 0) break;
    for (const [key, failure] of await treat(next, options)) tried.set(key, failure);
    hosts = await diagnoseAll(options);
  }
  const left = new Set(hosts.flatMap(({ findings }) => findings.map(keyOf)));
  const treated = [...seen].map(([key, finding]) => outcomeOf(finding, left.has(key), tried));
  return Promise.all(
    hosts.map((one) =>
      prepareHost({ ...one, findings: treated.filter(({ host }) => host === one.host) }, options),
    ),
  );
}

/** Of a host on which nothing is. */
async function prepareHost(diagnosis: Diagnosis, options: DoctorOptions): Promise<Diagnosis> {
  const { host, ready, findings } = diagnosis;
  const engine = options.engines.get(host);
  if (ready === undefined || engine === undefined) return diagnosis;
  const prepared = await prepare(engine, host, ready, options);
  return { ...diagnosis, ...prepared, findings: [...findings, ...prepared.findings] };
}

function outcomeOf(
  finding: Finding,
  isLeft: boolean,
  tried: ReadonlyMap<string, string | undefined>,
): Treated {
  const key = keyOf(finding);
  if (!isLeft) return { ...finding, fixed: true };
  if (!tried.has(key)) return finding;
  const failure = tried.get(key);
  return { ...finding, fixed: false, ...(failure === undefined ? {} : { failure }) };
}

const keyOf = ({ host, code, where }: Finding): string => `${host} ${code} ${where}`;

function nextPhase(findings: readonly Finding[]): Finding[] {
  const phases = PHASES.map((kinds) => findings.filter(({ cure }) => kinds.includes(cure.kind)));
  return phases.find((phase) => phase.length > 0) ?? [];
}

/** One cure may be that of several findings. Returns for each finding why it failed, or undefined. */
async function treat(
  findings: readonly Finding[],
  options: DoctorOptions,
): Promise<Map<string, string | undefined>> {
  const failures = new Map<string, string | undefined>();
  const done = new Map<string, string | undefined>();
  for (const finding of findings) {
    options.signal.throwIfAborted();
    const cure = identify(finding);
    if (!done.has(cure)) done.set(cure, await attempt(finding, options));
    failures.set(keyOf(finding), done.get(cure));
  }
  return failures;
}

const identify = ({ host, cure, code, where }: Finding): string =>
  cure.kind === 'establish' ? `${host} ${cure.project}` : `${host} ${code} ${where}`;

/** Returns why it failed, or undefined. */
async function attempt(finding: Finding, options: DoctorOptions): Promise<string | undefined> {
  const engine = options.engines.get(finding.host);
  if (engine === undefined) return undefined;
  const project = projectOf(finding.cure);
  try {
    if (project === undefined) await applyCure(engine, finding.host, finding.cure, options);
    else await underLock(engine, finding, project, options);
    return undefined;
  } catch (error) {
    if (error instanceof CtrBgError) return error.message;
    throw error;
  }
}

/** A deploy may have been under way when it was found: what counts is what is found when the lock is held. */
async function underLock(
  engine: Engine,
  { host, ...before }: Finding,
  project: string,
  options: DoctorOptions,
): Promise<void> {
  const locks = options.lockOf(host, engine, project);
  try {
    await locks.take();
    const seen = await examineHost(engine);
    // The one who is at work there is this doctor.
    const atWork = seen.atWork.filter((other) => other !== project);
    const found = diagnose(host, { ...seen, atWork });
    const now = found.find((finding) => keyOf(finding) === keyOf({ host, ...before }));
    if (now) await applyCure(engine, host, now.cure, { ...options, lock: locks.of(host) });
  } finally {
    await locks.release();
  }
}
