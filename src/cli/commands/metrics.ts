import { observeAll, type Engines } from '../../apply/index.ts';
import { durationFlag } from '../../config/flags.ts';
import type { Engine } from '../../engine/index.ts';
import { readJournal, readTraffic } from '../../proxy/index.ts';
import { CtrBgError, type HostName, type HostView, type Traffic } from '../../types/index.ts';
import type { Context } from '../context.ts';
import type { MetricsFlags } from '../flags.ts';
import { familiesOf } from '../metrics/families.ts';
import type { Known } from '../metrics/known.ts';
import { writeTextfile } from '../metrics/textfile.ts';
import type { CommandResult } from '../result.ts';
import { findHere, projectsOf } from './project.ts';

const WINDOW = '5m';
/** In ms; a record does not go back further under any load that is worth counting. */
const LONGEST = 3_600_000;

/** `ctr-bg metrics`: what is on the hosts as numbers, for Prometheus. Takes no lock and changes nothing. */
export async function metrics(context: Context, flags: MetricsFlags): Promise<CommandResult> {
  const window = durationFlag('--window', flags.window ?? WINDOW);
  if (window < 1000 || window > LONGEST)
    throw new CtrBgError('USAGE', '--window must be 1s at least and 1h at most');
  const found = await findHere(context);
  const { engines, failures } = await context.reached(found.hosts);
  for (const [host, { message }] of failures) context.warn(message, host);
  const world = await observeAll(engines, [], []);
  const projects = found.name === undefined ? projectsOf(world) : [found.name];
  const hosts = new Map<HostName, { isUp: boolean; hasRecord?: boolean | undefined }>();
  for (const host of failures.keys()) hosts.set(host, { isUp: false });
  const known: Known[] = [];
  for (const [host, view] of world) {
    const all = await lookAt({ context, engines, host, view, window }, projects);
    known.push(...all);
    const hasRecord = all.length === 0 ? undefined : all.every(({ traffic }) => traffic !== undefined);
    hosts.set(host, { isUp: true, hasRecord });
  }
  const families = familiesOf(hosts, known, window);
  if (flags.textfile === undefined) return { document: { ok: true, command: 'metrics', metrics: families } };
  await writeTextfile(flags.textfile, families);
  return { document: { ok: true, command: 'metrics' } };
}

type Look = {
  readonly context: Context;
  readonly engines: Engines;
  readonly host: HostName;
  readonly view: HostView;
  readonly window: number;
};

/** Those of the projects that have something on the host. */
async function lookAt(look: Look, projects: readonly string[]): Promise<Known[]> {
  const { engines, host, view, window } = look;
  const engine = engines.get(host);
  const { proxy } = view;
  if (engine === undefined || proxy === null) return [];
  const present = projectsOf(new Map([[host, view]]));
  return Promise.all(
    projects
      .filter((project) => present.includes(project))
      .map(async (project) => {
        const [journal, traffic] = await Promise.all([
          readJournal(engine, proxy, project),
          trafficOf(look, engine, proxy, project, window),
        ]);
        return { host, project, view, journal, ...(traffic && { traffic }) };
      }),
  );
}

async function trafficOf(
  { context, host }: Look,
  engine: Engine,
  proxy: NonNullable<HostView['proxy']>,
  project: string,
  window: number,
): Promise<Traffic | undefined> {
  if (proxy.state !== 'running') return undefined;
  try {
    return await readTraffic(engine, proxy, project, window);
  } catch (error) {
    context.warn(`nothing is known of the requests of ${project}: ${(error as Error).message}`, host);
    return undefined;
  }
}
