import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type { Door } from './door.ts';
import type { ContainerInspect, ContainerSpec, ContainerSummary, Engine } from './engine.ts';
import { checkId, checkName } from './names.ts';
import { EngineRefusal } from './refusal.ts';
import { ask, askJson, askMaybe, guarded } from './request.ts';
import * as schemas from './schemas.ts';
import { toContainer } from './shapes.ts';

type ContainerCalls = Pick<
  Engine,
  'listContainers' | 'inspectContainer' | 'createContainer' | 'startContainer' | 'stopContainer' | 'removeContainer' | 'setRestartPolicy' | 'listProcesses'
>;

/** Calls on containers (Docker API, /containers). What changes one names it by id. */
export function containerCalls(door: Door): ContainerCalls {
  const { read, change, stopMargin } = door.deadlines;
  const path = (id: string, action: string): string => `/containers/${checkId(id, 'container')}/${action}`;
  return {
    listContainers: (labels) => listContainers(door, labels),
    inspectContainer: (idOrName) => inspectContainer(door, idOrName),
    createContainer: (name, spec, platform) => createContainer(door, name, spec, platform),
    async startContainer(id) {
      await ask(door, { method: 'POST', path: path(id, 'start'), what: `start container ${short(id)}`, deadline: change, accept: [304] });
    },
    async stopContainer(id, grace) {
      const query = { t: String(Math.ceil(grace / 1000)) };
      const call = { method: 'POST', path: path(id, 'stop'), query, what: `stop container ${short(id)}` } as const;
      await ask(door, { ...call, deadline: grace + stopMargin, accept: [304, 404] });
    },
    removeContainer: (id, options) => removeContainer(door, checkId(id, 'container'), options?.force ?? false),
    async setRestartPolicy(id, policy) {
      const body = { RestartPolicy: { Name: policy, MaximumRetryCount: 0 } };
      await ask(door, { method: 'POST', path: path(id, 'update'), body, what: `set the restart policy of container ${short(id)}`, deadline: change });
    },
    async listProcesses(id) {
      const query = { ps_args: '-eo pid,args' };
      const call = { method: 'GET', path: `/containers/${checkName(id, 'container')}/top`, query, what: `list the processes of container ${short(id)}` } as const;
      const { Processes } = await askJson(door, { ...call, deadline: read }, schemas.processes);
      return Processes.map(([pid = '', args = '']) => ({ pid: Number(pid), args }));
    },
  };
}

/** Ids are long, names are not. */
export function short(idOrName: string): string {
  return /^[0-9a-f]{64}$/.test(idOrName) ? idOrName.slice(0, 12) : idOrName;
}

function listContainers(door: Door, labels: readonly string[]): Promise<ContainerSummary[]> {
  const query = { all: '1', filters: JSON.stringify({ label: labels }) };
  const call = { method: 'GET', path: '/containers/json', query, what: 'list containers', deadline: door.deadlines.read } as const;
  return askJson(door, call, schemas.containers);
}

async function inspectContainer(door: Door, idOrName: string): Promise<ContainerInspect | undefined> {
  const path = `/containers/${checkName(idOrName, 'container')}/json`;
  const call = { method: 'GET', path, what: `inspect container ${short(idOrName)}`, deadline: door.deadlines.read } as const;
  const raw = await askMaybe(door, call, schemas.container);
  return raw === undefined ? undefined : toContainer(raw);
}

async function createContainer(door: Door, name: string, spec: ContainerSpec, platform?: string): Promise<string> {
  const query = { name: checkName(name, 'container'), ...(platform === undefined ? {} : { platform }) };
  const secrets = (spec.Env ?? []).map((variable) => variable.slice(variable.indexOf('=') + 1));
  const call = { method: 'POST', path: '/containers/create', query, body: spec, what: `create container ${name}`, secrets } as const;
  const { Id } = await askJson(door, { ...call, deadline: door.deadlines.change }, schemas.created);
  return Id;
}

/** From 50 ms, doubled, to half a second. */
const LONGEST_PAUSE = 500;

async function removeContainer(door: Door, id: string, force: boolean): Promise<void> {
  const what = `remove container ${short(id)}`;
  await guarded(door, { what, deadline: door.deadlines.remove }, async (signal) => {
    const query = { v: '1', ...(force ? { force: '1' } : {}) };
    const call = { method: 'DELETE', path: `/containers/${id}`, query, what, signal, accept: [404] } as const;
    try {
      await ask(door, { ...call, deadline: door.deadlines.remove });
    } catch (error) {
      if (!isRemovalUnderWay(error)) throw error;
      await waitUntilGone(door, id, signal);
    }
  });
}

function isRemovalUnderWay(error: unknown): boolean {
  return error instanceof EngineRefusal && error.status === 409 && /already in progress/i.test(error.reason);
}

async function waitUntilGone(door: Door, id: string, signal: AbortSignal): Promise<void> {
  const call = { method: 'GET', path: `/containers/${id}/json`, what: `look for container ${short(id)}`, signal } as const;
  for (let pause = 50; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    const found = await askMaybe(door, { ...call, deadline: door.deadlines.read }, v.unknown());
    if (found === undefined) return;
    await sleep(pause, undefined, { signal });
  }
}
