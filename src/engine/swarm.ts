import type { Door } from './door.ts';
import { parseReference } from './reference.ts';
import { readAuth } from './pull.ts';
import { EngineRefusal } from './refusal.ts';
import { ask, askJson, askMaybe } from './request.ts';
import { isImageId } from './names.ts';
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
  return {
    isManager: () => isManager(door),
    services: (labels) => services(door, labels),
    tasks: (service) => tasks(door, service),
    createService: (spec) => createService(door, spec),
    updateService: (service, spec) => updateService(door, service, spec),
    async removeService(id) {
      const path = `/services/${checkSwarmId(id, 'service')}`;
      await ask(door, { ...change(door, 'DELETE', path, `remove service ${id}`), accept: [404] });
    },
    ensureSecret: (name, labels, base64) => ensureSecret(door, name, labels, base64),
    sweepSecrets: (labels) => sweepSecrets(door, labels),
    ensureOverlay: (name, labels, options) => ensureOverlay(door, name, labels, options),
  };
}

const change = (door: Door, method: 'POST' | 'DELETE', path: string, what: string) =>
  ({ method, path, what, deadline: door.deadlines.change }) as const;

const filtered = (filters: Readonly<Record<string, readonly string[]>>) => ({
  filters: JSON.stringify(filters),
});

/** An engine that is in no Swarm, or only works in one, answers 503 (older ones 406), and says so. */
function isNoManager(error: unknown): boolean {
  return (
    error instanceof EngineRefusal &&
    [406, 503].includes(error.status) &&
    /not a swarm manager|not part of a swarm/i.test(error.reason)
  );
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

async function services(door: Door, labels: readonly string[]) {
  const call = {
    method: 'GET',
    path: '/services',
    query: filtered({ label: labels }),
    what: 'list services',
    deadline: door.deadlines.read,
  } as const;
  try {
    return (await askJson(door, call, schemas.services)).map(toService);
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
  await ask(door, { ...call, body: spec, accept: [409] });
}
