import { readdir, readFile } from 'node:fs/promises';
import type { EngineApi } from '../engine-api.ts';
import type { LabEngine, PrivateEngine } from '../engine.ts';
import { waitFor } from '../machine/wait.ts';
import type { Death, Event } from './faults.ts';

/** In ms. */
const NOTICE = 10_000;

/** What was there of a project before the command began is blue. */
export type Victims = { readonly project: string; readonly blue: readonly string[] };

/** Resolves when the engine has noticed what it has to bring back. */
export type Noticed = () => Promise<void>;

/** Kills what is meant, a container from outside, so that the engine sees a crash; undefined when there was none. */
export async function slay(engine: LabEngine, victims: Victims, death: Death): Promise<Noticed | undefined> {
  if (death === 'engine-dies' || death === 'engine-restarts') return slayEngine(engine, death);
  const id = await victimOf(engine.api, victims, death);
  if (id === undefined) return undefined;
  const startedAt = (await stateOf(engine.api, id))?.StartedAt;
  const processes = await processesOf(id);
  for (const one of processes) kill(one);
  if (processes.length === 0) return undefined;
  return () =>
    waitFor('the engine notices a crash', NOTICE, async () => {
      const state = await stateOf(engine.api, id);
      return state?.Running === true && state.StartedAt === startedAt ? undefined : true;
    }).then(() => undefined);
}

type State = { readonly Running: boolean; readonly StartedAt: string };

/** Undefined when it is gone. */
async function stateOf(api: EngineApi, id: string): Promise<State | undefined> {
  const { status, body } = await api.call('GET', `/containers/${id}/json`);
  return status === 200 ? (JSON.parse(body) as { readonly State: State }).State : undefined;
}

/** One that has just ended by itself is as good. */
function kill(number: number): void {
  try {
    process.kill(number, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const isPrivate = (engine: LabEngine): engine is PrivateEngine => 'kill9' in engine;

async function slayEngine(engine: LabEngine, death: Death): Promise<Noticed> {
  const own = ownEngine(engine, death);
  if (death === 'engine-dies') await own.kill9();
  await own.restart();
  return async () => undefined;
}

export function ownEngine(engine: LabEngine, event: Event): PrivateEngine {
  if (isPrivate(engine)) return engine;
  throw new Error(`${event}: nobody's engine but the laboratory's own may meet that`);
}

type Listed = { readonly Id: string };

async function victimOf(
  api: EngineApi,
  { project, blue }: Victims,
  death: Death,
): Promise<string | undefined> {
  const label = death === 'nginx-dies' ? 'ctr-bg.role=proxy' : `ctr-bg.project=${project}`;
  const filters = encodeURIComponent(JSON.stringify({ label: [label], status: ['running'] }));
  const listed = (await api.json('GET', `/containers/json?filters=${filters}`)) as Listed[];
  if (death === 'nginx-dies') return listed[0]?.Id;
  return listed.find(({ Id }) => blue.includes(Id) === (death === 'blue-dies'))?.Id;
}

/** By their control group, which is named after the container. */
async function processesOf(id: string): Promise<number[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const groups = await Promise.all(
    numbers.map((number) => readFile(`/proc/${number}/cgroup`, 'utf8').catch(() => '')),
  );
  return numbers.filter((_, index) => groups[index]?.includes(id)).map(Number);
}
