import { observeAll } from '../../apply/index.ts';
import { countFlag } from '../../config/flags.ts';
import type { Engine } from '../../engine/index.ts';
import { readJournal } from '../../proxy/index.ts';
import type { HostName, PastCommandDocument, ResultDocument, World } from '../../types/index.ts';
import type { Context } from '../context.ts';
import type { HistoryFlags } from '../flags.ts';
import { historyDocument, type HostJournal } from '../past.ts';
import type { CommandResult } from '../result.ts';
import { chooseProject, findHere } from './project.ts';

/** `ctr-bg history`: what was done to the project, by whom, and what came of it; read from the hosts themselves. */
export async function history(context: Context, { limit }: HistoryFlags): Promise<CommandResult> {
  const most = limit === undefined ? undefined : countFlag('--limit', limit, 1);
  const found = await findHere(context);
  const engines = await context.engines(found.hosts);
  const world = await observeAll(engines, [], []);
  const project = chooseProject(found, world);
  const document = historyDocument(project, await readJournals(engines, world, project));
  return { document: most === undefined ? document : { ...document, history: latest(document, most) } };
}

/** Of each host; they come with the latest first. */
function latest({ history: past = [] }: ResultDocument, most: number): PastCommandDocument[] {
  return past.filter(
    (one, index) => past.slice(0, index).filter(({ host }) => host === one.host).length < most,
  );
}

/** The journals of a project; a host without a proxy has none. */
async function readJournals(
  engines: ReadonlyMap<HostName, Engine>,
  world: World,
  project: string,
): Promise<HostJournal[]> {
  return Promise.all(
    [...engines].flatMap(([host, engine]) => {
      const view = world.get(host);
      return view === undefined ? [] : [readOne(host, engine, view, project)];
    }),
  );
}

async function readOne(
  host: HostName,
  engine: Engine,
  view: HostJournal['view'],
  project: string,
): Promise<HostJournal> {
  const { proxy } = view;
  return { host, view, entries: proxy === null ? [] : await readJournal(engine, proxy, project) };
}
