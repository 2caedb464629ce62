import { withoutSecrets } from './answer.ts';
import type { Door } from './door.ts';
import type { ContainerDescription, ContainerSpec, ContainerSummary, Engine } from './engine.ts';
import { checkId, checkName, short } from './names.ts';
import { removeContainer } from './removal.ts';
import { ask, askJson, askMaybe } from './request.ts';
import * as schemas from './schemas.ts';
import { toSummary } from './shapes.ts';

type ContainerCalls = Pick<
  Engine,
  | 'listContainers'
  | 'describeContainer'
  | 'createContainer'
  | 'startContainer'
  | 'stopContainer'
  | 'removeContainer'
  | 'renameContainer'
  | 'unpauseContainer'
  | 'setRestartPolicy'
  | 'listProcesses'
>;

/** Calls on containers (Docker API, /containers). What changes one names it by id. */
export function containerCalls(door: Door): ContainerCalls {
  const { change, stopMargin } = door.deadlines;
  const path = (id: string, action: string): string => `/containers/${checkId(id, 'container')}/${action}`;
  return {
    listContainers: (labels) => listContainers(door, labels),
    describeContainer: (idOrName) => describeContainer(door, idOrName),
    createContainer: (name, spec, options) => createContainer(door, name, spec, options),
    async startContainer(id) {
      await ask(door, {
        method: 'POST',
        path: path(id, 'start'),
        what: `start container ${short(id)}`,
        deadline: change,
        accept: [304],
      });
    },
    async stopContainer(id, grace) {
      const query = { t: String(Math.ceil(grace / 1000)) };
      const call = {
        method: 'POST',
        path: path(id, 'stop'),
        query,
        what: `stop container ${short(id)}`,
      } as const;
      await ask(door, { ...call, deadline: grace + stopMargin, accept: [304, 404] });
    },
    removeContainer: (id, options) => removeContainer(door, checkId(id, 'container'), options),
    async renameContainer(id, name) {
      const query = { name: checkName(name, 'container') };
      const what = `rename container ${short(id)} to ${name}`;
      await ask(door, { method: 'POST', path: path(id, 'rename'), query, what, deadline: change });
    },
    unpauseContainer: (id) => unpauseContainer(door, path(id, 'unpause'), id),
    async setRestartPolicy(id, policy) {
      const [Name, times = '0'] = policy.split(':');
      const body = { RestartPolicy: { Name, MaximumRetryCount: Number(times) } };
      await ask(door, {
        method: 'POST',
        path: path(id, 'update'),
        body,
        what: `set the restart policy of container ${short(id)}`,
        deadline: change,
      });
    },
    listProcesses: (id) => listProcesses(door, id),
  };
}

async function unpauseContainer(door: Door, path: string, id: string): Promise<void> {
  const call = { method: 'POST', path, what: `unpause container ${short(id)}` } as const;
  // 409, on some engines 500: it is not paused.
  await ask(door, { ...call, deadline: door.deadlines.change, accept: [409, 500] });
}

async function listContainers(door: Door, labels: readonly string[]): Promise<ContainerSummary[]> {
  const query = { all: '1', filters: JSON.stringify({ label: labels }) };
  const call = {
    method: 'GET',
    path: '/containers/json',
    query,
    what: 'list containers',
    deadline: door.deadlines.read,
  } as const;
  return (await askJson(door, call, schemas.containers)).map(toSummary);
}

async function describeContainer(door: Door, idOrName: string): Promise<ContainerDescription | undefined> {
  const path = `/containers/${checkName(idOrName, 'container')}/json`;
  const what = `inspect container ${short(idOrName)}`;
  const call = { method: 'GET', path, what, deadline: door.deadlines.read } as const;
  const raw = await askMaybe(door, call, schemas.containerDescription);
  if (raw === undefined) return undefined;
  const { Image, Config, HostConfig, NetworkSettings } = raw;
  return { Image, Config, HostConfig, Networks: Object.keys(NetworkSettings.Networks) };
}

export async function createContainer(
  door: Door,
  name: string,
  spec: ContainerSpec,
  { platform, onWarning }: NonNullable<Parameters<Engine['createContainer']>[2]> = {},
): Promise<string> {
  const query = { name: checkName(name, 'container'), ...(platform === undefined ? {} : { platform }) };
  const secrets = (spec.Env ?? []).map((variable) => variable.slice(variable.indexOf('=') + 1));
  const call = {
    method: 'POST',
    path: '/containers/create',
    query,
    body: spec,
    what: `create container ${name}`,
    secrets,
  } as const;
  const answer = await askJson(door, { ...call, deadline: door.deadlines.change }, schemas.created);
  for (const warning of answer.Warnings) onWarning?.(`${name}: ${withoutSecrets(warning, secrets)}`);
  return answer.Id;
}

async function listProcesses(door: Door, id: string): Promise<{ pid: number; args: string }[]> {
  const call = {
    method: 'GET',
    path: `/containers/${checkName(id, 'container')}/top`,
    query: { ps_args: '-eo pid,args' },
    what: `list the processes of container ${short(id)}`,
  } as const;
  const { Processes } = await askJson(door, { ...call, deadline: door.deadlines.read }, schemas.processes);
  return Processes.map(([pid = '', args = '']) => ({ pid: Number(pid), args }));
}
