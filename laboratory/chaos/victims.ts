import { readdir, readFile } from 'node:fs/promises';
import type { EngineApi } from '../engine-api.ts';
import type { LabEngine, PrivateEngine } from '../engine.ts';
import type { Death } from './faults.ts';

/** What was there of a project before the command began is blue. */
export type Victims = { readonly project: string; readonly blue: readonly string[] };

/** Kills what is meant, a container from outside, so that the engine sees a crash; true when there was one. */
export async function slay(engine: LabEngine, victims: Victims, death: Death): Promise<boolean> {
  if (death === 'engine-dies' || death === 'engine-restarts') return slayEngine(engine, death);
  const id = await victimOf(engine.api, victims, death);
  const processes = id === undefined ? [] : await processesOf(id);
  for (const one of processes) kill(one);
  return processes.length > 0;
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

async function slayEngine(engine: LabEngine, death: Death): Promise<boolean> {
  if (!isPrivate(engine)) throw new Error(`${death}: only an engine of its own may be killed`);
  if (death === 'engine-dies') await engine.kill9();
  await engine.restart();
  return true;
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
