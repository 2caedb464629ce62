import { setTimeout as sleep } from 'node:timers/promises';
import type { Door } from './door.ts';
import { readLogs } from './log-stream.ts';
import { parseReference } from './reference.ts';
import { readAuth } from './pull.ts';
import { EngineRefusal } from './refusal.ts';
import { ask, askJson, askMaybe } from './request.ts';
import { isImageId } from './names.ts';
import { networkCalls } from './networks.ts';
import * as schemas from './swarm-schemas.ts';
import type { Swarm, SwarmServiceSpec } from './swarm-body.ts';
import { toService, toTask } from './swarm-shapes.ts';
import { CtrBgError } from '../types/index.ts';

const ID = /^[a-z0-9]{20,32}$/;

/** An id as the managers give them; nothing else may reach a URL (FACTS 18). */
function checkSwarmId(id: string, what: string): string {
  if (ID.test(id)) return id;
  throw new CtrBgError('INTERNAL', `${JSON.stringify(id)} is not the id of a ${what} of a Swarm`);
}

/** Calls on what only the managers of a Swarm know (Docker API, /services, /tasks, /secrets). */
export function swarmCalls(door: Door): Swarm {
  // What was no manager once is not asked at every look of a command; one that was is given more time.
  let isOutside = false;
  let isInside = false;
  const isToWait = (error: unknown): boolean => isLeaderless(error) || (isInside && isSilent(error));
  return {
    isManager: () => isManager(door),
    async services(labels) {
      if (isOutside) return undefined;
      const found = await services(door, labels, isToWait);
      isInside = found !== undefined;
      isOutside = !isInside;
      return found;
    },
    tasks: (service) => withLeader(() => tasks(door, service), isToWait),
    readLogs: (task, options) =>
      readLogs(door, { path: `/tasks/${checkSwarmId(task, 'task')}`, what: `task ${task}` }, options),
    createService: (spec) => withLeader(() => createService(door, spec)),
    updateService: (service, spec) => withLeader(() => updateService(door, service, spec)),
    async removeService(id) {
      const path = `/services/${checkSwarmId(id, 'service')}`;
      const call = { ...change(door, 'DELETE', path, `remove service ${id}`), accept: [404] };
      await withLeader(() => ask(door, call));
    },
    ensureSecret: (name, labels, base64) => withLeader(() => ensureSecret(door, name, labels, base64)),
    sweepSecrets: (labels) => sweepSecrets(door, labels),
    networks: () => Promise.resolve([]),
    ensureOverlay: (name, labels, options) => ensureOverlay(door, name, labels, options),
    removeOverlay: (id) => removeOverlay(door, id),
    sweepOverlays: (labels) => sweepOverlays(door, labels),
  };
}

const change = (door: Door, method: 'POST' | 'DELETE', path: string, what: string) =>
  ({ method, path, what, deadline: door.deadlines.change }) as const;

const filtered = (filters: Readonly<Record<string, readonly string[]>>) => ({
  filters: JSON.stringify(filters),
});

/**
 * An engine that is in no Swarm, or only works in one, answers 503 (older ones 406), and says so; what is no Docker
 * knows no Swarm at all.
 */
function isNoManager(error: unknown): boolean {
  if (!(error instanceof EngineRefusal)) return false;
  const isOutside = /not a swarm manager|not part of a swarm/i.test(error.reason);
  return error.status === 404 || ([406, 503].includes(error.status) && isOutside);
}

/**
 * Managers that elect another leader, and for how long, and how often, they are asked again meanwhile; in ms. A manager
 * that has passed a question on to a leader that is gone waits 20 s for it (moby, daemon/cluster, swarmRequestTimeout).
 */
const LEADERLESS =
  /does not have a leader|no elected cluster leader|raft: failed to process|code = (?:Unavailable|DeadlineExceeded)/i;
const ELECTION = 45_000;
const PAUSE = 300;

/** Whether the managers were asked while they had no leader. */
export const isLeaderless = (error: unknown): boolean =>
  error instanceof EngineRefusal && error.status >= 500 && LEADERLESS.test(error.reason);

/** Of a manager: it may be waiting for a leader that is gone. */
const isSilent = (error: unknown): boolean => error instanceof CtrBgError && error.code === 'ENGINE_TIMEOUT';

/** A change that was made after all is refused, or makes nothing new, when it is said again. */
async function withLeader<Answer>(
  work: () => Promise<Answer>,
  isToWait: (error: unknown) => boolean = isLeaderless,
): Promise<Answer> {
  const end = performance.now() + ELECTION;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isToWait(error) || performance.now() > end) throw error;
    }
    await sleep(PAUSE);
  }
}

async function isManager(door: Door): Promise<boolean> {
  const call = {
    method: 'GET',
    path: '/info',
    what: 'describe itself',
    deadline: door.deadlines.read,
  } as const;
  const { Swarm: swarm } = await askJson(door, call, schemas.info);
  return swarm?.ControlAvailable === true;
}

async function services(door: Door, labels: readonly string[], isToWait: (error: unknown) => boolean) {
  const call = {
    method: 'GET',
    path: '/services',
    query: { ...filtered({ label: labels }), status: 'true' },
    what: 'list services',
    deadline: door.deadlines.read,
  } as const;
  try {
    const found = await withLeader(() => askJson(door, call, schemas.services), isToWait);
    return found.map(toService);
  } catch (error) {
    if (isNoManager(error)) return undefined;
    throw error;
  }
}

async function tasks(door: Door, service: string) {
  const call = {
    method: 'GET',
    path: '/tasks',
    query: filtered({ service: [service] }),
    what: `list the tasks of service ${service}`,
    deadline: door.deadlines.read,
  } as const;
  return ((await askMaybe(door, call, schemas.tasks)) ?? []).map(toTask);
}

/** Sent with every change, so that each node can pull. */
async function authFor(door: Door, { TaskTemplate: { ContainerSpec } }: SwarmServiceSpec) {
  const { Image, Env = [] } = ContainerSpec;
  const values = Env.map((variable) => variable.slice(variable.indexOf('=') + 1));
  if (isImageId(Image)) return { headers: {}, secrets: values };
  const { headers, secrets } = await readAuth(door, parseReference(Image));
  return { headers, secrets: [...secrets, ...values] };
}

async function createService(door: Door, spec: SwarmServiceSpec): Promise<void> {
  const auth = await authFor(door, spec);
  const call = change(door, 'POST', '/services/create', `create service ${spec.Name}`);
  // 409: there is one of that name.
  await ask(door, { ...call, ...auth, body: spec, accept: [409] });
}

async function updateService(
  door: Door,
  { id, version }: Parameters<Swarm['updateService']>[0],
  spec: SwarmServiceSpec,
): Promise<void> {
  const auth = await authFor(door, spec);
  const path = `/services/${checkSwarmId(id, 'service')}/update`;
  const call = change(door, 'POST', path, `update service ${spec.Name}`);
  await ask(door, { ...call, ...auth, query: { version: String(version) }, body: spec });
}

async function listSecrets(door: Door, filters: Readonly<Record<string, readonly string[]>>) {
  const call = { method: 'GET', path: '/secrets', query: filtered(filters), what: 'list secrets' } as const;
  return askJson(door, { ...call, deadline: door.deadlines.read }, schemas.secrets);
}

async function ensureSecret(
  door: Door,
  name: string,
  labels: Readonly<Record<string, string>>,
  base64: string,
): Promise<string> {
  const find = async () =>
    (await listSecrets(door, { name: [name] })).find(({ Spec }) => Spec.Name === name)?.ID;
  const found = await find();
  if (found !== undefined) return found;
  const body = { Name: name, Labels: labels, Data: base64 };
  const call = change(door, 'POST', '/secrets/create', `create secret ${name}`);
  const plain = Buffer.from(base64, 'base64').toString();
  // 409: somebody was quicker.
  await ask(door, { ...call, body, secrets: [base64, plain], accept: [409] });
  const made = await find();
  if (made !== undefined) return made;
  throw new CtrBgError(
    'ENGINE_BROKEN_ANSWER',
    `the engine says that it made secret ${name}, but does not have it`,
  );
}

async function sweepSecrets(door: Door, labels: readonly string[]): Promise<void> {
  for (const { ID: id } of await listSecrets(door, { label: labels })) {
    const path = `/secrets/${checkSwarmId(id, 'secret')}`;
    // 400: a service uses it.
    await ask(door, { ...change(door, 'DELETE', path, `remove secret ${id}`), accept: [400, 404] });
  }
}

async function ensureOverlay(
  door: Door,
  name: string,
  labels: Readonly<Record<string, string>>,
  { subnet, body = {} }: Parameters<Swarm['ensureOverlay']>[2],
): Promise<void> {
  const spec = {
    ...body,
    Name: name,
    CheckDuplicate: true,
    Driver: 'overlay',
    Attachable: true,
    Labels: labels,
    ...(subnet !== undefined && { IPAM: { Config: [{ Subnet: subnet }] } }),
  };
  const call = change(door, 'POST', '/networks/create', `create network ${name}`);
  try {
    await ask(door, { ...call, body: spec, accept: [409] });
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
}

/** What the managers say, with status 500, of a network that another host has just made. */
const isTaken = (error: unknown): boolean =>
  error instanceof EngineRefusal && /name conflicts with an existing object/i.test(error.reason);

/** Tasks that were told to stop leave a network when they have; in ms. */
const LEAVING = 60_000;

const isInUse = (error: unknown): boolean =>
  error instanceof EngineRefusal && /in use|active endpoints/i.test(error.reason);

async function removeOverlay(door: Door, id: string): Promise<void> {
  const path = `/networks/${checkSwarmId(id, 'network')}`;
  const call = { ...change(door, 'DELETE', path, `remove network ${id}`), accept: [404] };
  const end = performance.now() + LEAVING;
  for (;;) {
    try {
      await withLeader(() => ask(door, call));
      return;
    } catch (error) {
      if (!isInUse(error) || performance.now() > end) throw error;
    }
    await sleep(PAUSE);
  }
}

async function sweepOverlays(door: Door, labels: readonly string[]): Promise<void> {
  for (const { Id } of await networkCalls(door).listNetworks(labels)) {
    const path = `/networks/${checkSwarmId(Id, 'network')}`;
    try {
      await ask(door, { ...change(door, 'DELETE', path, `remove network ${Id}`), accept: [404] });
    } catch (error) {
      if (!isInUse(error)) throw error;
    }
  }
}
