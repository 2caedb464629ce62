import { readFileSync, statSync } from 'node:fs';
import type { Laboratory } from '../../../laboratory/index.ts';
import { makeAnew } from '../../../src/apply/container.ts';
import type { ComposeModel } from '../../../src/config/compose/model.ts';
import {
  containerSettings,
  networksOf,
  volumesOf,
  type ContainerContext,
} from '../../../src/config/container/index.ts';
import { parseDuration } from '../../../src/config/index.ts';
import { connect, type Engine, resolveEndpoint } from '../../../src/engine/index.ts';
import type { Case } from './cases.ts';
import { loadCase } from './ctr-bg.ts';
import type { Inspected } from './create.ts';

const LABEL = 'ctr-bg.test.compose';
const DEFAULT_GRACE = 10_000;

/** What `docker inspect` says of the containers that ctr-bg makes for a case, by service; they are removed. */
export async function ctrBgContainers(
  lab: Laboratory,
  item: Case,
): Promise<Record<string, readonly Inspected[]>> {
  const engine = await connect(resolveEndpoint({ environment: { DOCKER_HOST: lab.engine.endpoint } }));
  try {
    return await makeAll(engine, lab, await contextOf(item));
  } finally {
    await removeAll(engine, lab);
    engine.close();
  }
}

async function contextOf(item: Case): Promise<ContainerContext> {
  const project = await loadCase(item);
  return {
    ...project,
    routed: new Set(),
    read: (path) => ({ content: readFileSync(path), mode: statSync(path).mode & 0o777 }),
    warn: () => undefined,
  };
}

async function makeAll(
  engine: Engine,
  lab: Laboratory,
  context: ContainerContext,
): Promise<Record<string, Inspected[]>> {
  const { model } = context;
  const ours = { [LABEL]: model.name };
  for (const { name, body, labels } of networksOf(context))
    await engine.createNetwork({ ...body, Name: name, CheckDuplicate: true, Labels: { ...labels, ...ours } });
  for (const { name, body, labels } of volumesOf(model))
    await engine.createVolume(name, { ...labels, ...ours }, body);
  const made: Record<string, Inspected[]> = {};
  for (const service of inOrder(model)) {
    const { deploy, scale, image = '', stop_grace_period } = model.services[service] ?? {};
    const settings = containerSettings(service, context);
    const stopGrace =
      stop_grace_period === undefined ? DEFAULT_GRACE : Number(parseDuration(stop_grace_period));
    for (let number = 1; number <= (deploy?.replicas ?? scale ?? 1); number += 1) {
      const name = `${model.name}-${service}-${number}`;
      const id = await makeAnew(engine, undefined, {
        name,
        image,
        settings,
        stopGrace,
        labels: ours,
        networks: [],
      });
      (made[service] ??= []).push((await lab.engine.api.json('GET', `/containers/${id}/json`)) as Inspected);
    }
  }
  return made;
}

/** Those first whose containers others are joined to. */
function inOrder(model: ComposeModel): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const service = model.services[name];
    if (service === undefined || seen.has(name)) return;
    seen.add(name);
    const joined = [service.network_mode, service.pid, service.ipc, ...(service.volumes_from ?? [])];
    for (const other of joined) visit((other ?? '').replace(/^service:/, '').replace(/:r[ow]$/, ''));
    for (const other of service.links ?? []) visit(other.replace(/:.*/, ''));
    order.push(name);
  };
  for (const name of Object.keys(model.services)) visit(name);
  return order;
}

async function removeAll(engine: Engine, lab: Laboratory): Promise<void> {
  for (const { Id } of await engine.listContainers([LABEL]))
    await engine.removeContainer(Id, { force: true });
  for (const { Id } of await engine.listNetworks([LABEL])) await engine.removeNetwork(Id);
  const filters = encodeURIComponent(JSON.stringify({ label: [LABEL] }));
  const { Volumes } = (await lab.engine.api.json('GET', `/volumes?filters=${filters}`)) as {
    Volumes: { Name: string }[] | null;
  };
  for (const { Name } of Volumes ?? []) await engine.removeVolume(Name);
}
