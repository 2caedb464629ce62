import { readdir, readFile } from 'node:fs/promises';
import type { EngineApi } from '../engine-api.ts';
import { waitFor } from '../machine/wait.ts';
import type { Death } from './faults.ts';

/** In ms: a container that is started again by its policy is there by then. */
const BACK = 10_000;

/** Kills the container that is meant from outside, so that the engine sees a crash; true when there was one. */
export async function slay(api: EngineApi, project: string, death: Death): Promise<boolean> {
  const id = await victimOf(api, project, death);
  const processes = id === undefined ? [] : await processesOf(id);
  for (const process_ of processes) process.kill(process_, 'SIGKILL');
  return processes.length > 0;
}

type Listed = {
  readonly Id: string;
  readonly Created: number;
  readonly Names: readonly string[];
  readonly State: string;
};

async function victimOf(api: EngineApi, project: string, death: Death): Promise<string | undefined> {
  const label = death === 'nginx-dies' ? 'ctr-bg.role=proxy' : `ctr-bg.project=${project}`;
  const filters = encodeURIComponent(JSON.stringify({ label: [label], status: ['running'] }));
  const listed = (await api.json('GET', `/containers/json?filters=${filters}`)) as Listed[];
  const [oldest, ...younger] = listed.toSorted((a, b) => a.Created - b.Created);
  return death === 'green-dies' ? younger.at(-1)?.Id : oldest?.Id;
}

/** By their control group, which is named after the container. */
async function processesOf(id: string): Promise<number[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const groups = await Promise.all(
    numbers.map((number) => readFile(`/proc/${number}/cgroup`, 'utf8').catch(() => '')),
  );
  return numbers.filter((_, index) => groups[index]?.includes(id)).map(Number);
}

/** Resolves when every container that the engine starts again has been started. */
export async function allBack(api: EngineApi): Promise<void> {
  const filters = encodeURIComponent(
    JSON.stringify({ label: ['ctr-bg.project'], status: ['restarting', 'exited'] }),
  );
  const proxy = encodeURIComponent(JSON.stringify({ label: ['ctr-bg.role=proxy'], status: ['running'] }));
  await waitFor('what has died is started again', BACK, async () => {
    const [down, up] = (await Promise.all([
      api.json('GET', `/containers/json?all=1&filters=${filters}`),
      api.json('GET', `/containers/json?filters=${proxy}`),
    ])) as [Listed[], Listed[]];
    return (down.length === 0 && up.length === 1) || undefined;
  });
}
