import type { CtrBgResult } from '../ctr-bg.ts';
import type { Found, Seen } from './world.ts';

/** What a command has to reach: the digest of each container that nginx routes to; nothing after a `down`. */
export type Wanted = readonly string[];

/** The project that is looked at, and what may be on the engine beside it. */
export type Subject = { readonly project: string; readonly foreign: Seen };

/** What must hold at every instant, whatever was killed: what nginx routes to, and would after a restart, is there. */
export function routedIsReady(seen: Seen): string[] {
  const generations = [seen.loaded, seen.live].filter((id) => id !== undefined);
  return [...new Set(generations)].flatMap((id) => {
    const staged = seen.staged.find((one) => one.id === id);
    if (staged === undefined) return [`nginx is to serve generation ${id}, which is not on its volume`];
    return [...staged.instances, ...staged.sharing]
      .filter(({ name, address }) => !seen.containers.some((one) => serves(one, name, address)))
      .map(
        ({ name, address }) => `generation ${id} routes to ${name} at ${address}, which does not run there`,
      );
  });
}

const serves = (one: Found, name: string, address: string): boolean =>
  one.name === name && one.address === address && one.state === 'running';

/** Digests that nginx answers with. */
export function served(seen: Seen): Wanted {
  const staged = seen.staged.find(({ id }) => id === seen.loaded);
  return (staged?.instances ?? []).map(({ digest }) => digest).sort();
}

export const isSame = (a: Wanted, b: Wanted): boolean => a.join() === b.join();

/** What is of others is as it was: the same containers, started when they were, the same networks and volumes. */
export function othersUntouched(seen: Seen, { project, foreign }: Subject): string[] {
  const others = ({ containers }: Seen): Found[] =>
    containers.filter(
      (one) => one.project !== project && !['ctr-bg-proxy', 'ctr-bg-lock'].includes(one.name),
    );
  const changed = others(foreign).filter(
    (before) =>
      !seen.containers.some(
        ({ id, state, startedAt }) =>
          id === before.id && state === before.state && startedAt === before.startedAt,
      ),
  );
  const missing = [
    ...foreign.networks.filter((name) => !isOurs(name, project) && !seen.networks.includes(name)),
    ...foreign.volumes.filter((name) => !isOurs(name, project) && !seen.volumes.includes(name)),
  ];
  return [
    ...changed.map(({ name }) => `${name}, which is of others, was changed`),
    ...missing.map((name) => `${name}, which is of others, is gone`),
  ];
}

/** The network and the volume of the proxy, and what is named after the project. */
const isOurs = (name: string, project: string): boolean =>
  /^ctr-bg(-proxy)? /.test(name) || name.startsWith(`${project}_`);

/** At any time at most two containers for each that is wanted. */
export function boundedDebris(seen: Seen, project: string, replicas: number): string[] {
  const ours = seen.containers.filter((one) => one.project === project);
  return ours.length <= 2 * replicas ? [] : [`${ours.length} containers for ${replicas}: ${names(ours)}`];
}

const names = (containers: readonly Found[]): string => containers.map(({ name }) => name).join(', ');

type Claim = {
  readonly ok: boolean;
  readonly outcome?: string;
  readonly error?: { readonly message: string; readonly hint?: string };
  readonly history?: readonly { readonly command: string; readonly outcome: string }[];
};

/** What a command says is what is: by its exit code, and by its one document. */
export function truth(result: CtrBgResult, before: Wanted, after: Wanted, wanted: Wanted): string[] {
  if (result.signal !== null) return [];
  const claim = documentOf(result.stdout);
  if (claim === undefined) return [`exit code ${result.exitCode} without a JSON document: ${result.stderr}`];
  const { ok, outcome = '' } = claim;
  const says = `it ends with ${result.exitCode} and says "${outcome}"`;
  if (ok !== (result.exitCode === 0)) return [`${says} and ok: ${ok}`];
  if (ok && !isSame(after, wanted)) return [`${says}, but what is wanted is not live`];
  if (outcome === 'undone' && !isSame(after, before)) return [`${says}, but what served before does not`];
  return [];
}

export function documentOf(stdout: string): Claim | undefined {
  try {
    return JSON.parse(stdout) as Claim;
  } catch {
    return undefined;
  }
}

/** After an undisturbed command: nothing is there that would not be there without all that came before. */
export function nothingLeft(seen: Seen, clean: Seen, project: string): string[] {
  const count = ({ containers }: Seen): number => containers.filter((one) => one.project === project).length;
  const stray = seen.containers.filter(
    ({ name, project: of }) => of !== project && !clean.containers.some((one) => one.name === name),
  );
  const paths = [...seen.paths].filter((path) => !clean.paths.has(path));
  const left = [
    ...(count(seen) === count(clean) ? [] : [`${count(seen)} containers instead of ${count(clean)}`]),
    ...(seen.staged.length > clean.staged.length ? [`${seen.staged.length} generations`] : []),
    ...(seen.sessions > 0 ? [`${seen.sessions} open sessions in the proxy`] : []),
    ...(seen.live === seen.loaded ? [] : [`${seen.live} on disk and ${seen.loaded} loaded`]),
    ...stray.map(({ name }) => `container ${name}`),
    ...added(seen.networks, clean.networks).map((name) => `network ${name}`),
    ...added(seen.volumes, clean.volumes).map((name) => `volume ${name}`),
    ...paths.map((path) => `${path} on the volume`),
  ];
  return left.map((what) => `left over: ${what}`);
}

function added(now: readonly string[], before: readonly string[]): string[] {
  const nameOf = (text: string): string => text.split(' ')[0] ?? '';
  const known = before.map(nameOf);
  return now.map(nameOf).filter((name) => !known.includes(name));
}
