import { createHash } from 'node:crypto';
import { EngineRefusal, madeOf, type Engine, type SwarmServiceSpec } from '../../engine/index.ts';
import { matches, OVERLAY, standsFor } from '../../plan/index.ts';
import {
  CtrBgError,
  LABEL,
  ROLE,
  SCHEMA,
  type ContainerView,
  type HostView,
  type InjectedFile,
  type MakeStep,
  type PlacedService,
  type PlacedSupport,
  type SupportingView,
  type TaskCount,
} from '../../types/index.ts';
import { settingsLost } from '../container.ts';
import { serviceSpec } from './spec.ts';

type RunStep = Extract<MakeStep, { kind: 'run' }>;
type StartStep = Extract<MakeStep, { kind: 'started' }>;
/** What is made, with what our labels say of it. */
type Wanted = {
  readonly project: string;
  readonly name: string;
  readonly tasks: TaskCount;
  readonly service: PlacedService | PlacedSupport;
  readonly labels: Readonly<Record<string, string>>;
};

/** Makes the Swarm service, or gives the one that is there what somebody has changed. */
export async function runService(engine: Engine, step: RunStep, view: HostView): Promise<void> {
  const { service, instance, generation } = step;
  const found = view.containers.find((one) => matches(one, service, instance));
  const wanted = {
    project: generation.project,
    name: instance.name,
    tasks: instance.tasks ?? 1,
    service,
    labels: {
      [LABEL.role]: ROLE.application,
      [LABEL.color]: service.color,
      [LABEL.release]: generation.release,
      [LABEL.address]: instance.address,
    },
  };
  if (found === undefined) return make(engine, wanted);
  await restore(engine, wanted, found);
}

/** Makes the Swarm service of a supporting service; one that is there is left alone. */
export async function startService(engine: Engine, step: StartStep, view: HostView): Promise<void> {
  if (view.supporting.some((one) => standsFor(one, step))) return;
  const { project, service, instance } = step;
  const labels = { [LABEL.role]: ROLE.supporting };
  await make(engine, { project, name: instance.name, tasks: instance.tasks ?? 1, service, labels });
}

async function make(engine: Engine, wanted: Wanted): Promise<void> {
  await ensureOverlay(engine);
  await engine.swarm.createService(await specOf(engine, wanted));
}

/**
 * Names the version that was seen, so that two who change it at once do not undo each other; whoever is late looks again
 * (FAILURES 73).
 */
async function restore(engine: Engine, wanted: Wanted, { id }: ContainerView): Promise<void> {
  const labels = [`${LABEL.project}=${wanted.project}`];
  const service = ((await engine.swarm.services(labels)) ?? []).find((one) => one.id === id);
  if (service === undefined) return make(engine, wanted);
  try {
    await engine.swarm.updateService(service, await specOf(engine, wanted));
  } catch (error) {
    if (error instanceof EngineRefusal && /update out of sequence/i.test(error.reason))
      throw changedMeanwhile(wanted.name, error);
    throw error;
  }
}

function changedMeanwhile(name: string, cause: Error): CtrBgError {
  return new CtrBgError(
    'ENGINE_REFUSED',
    `somebody else has changed the Swarm service ${name} at this moment`,
    {
      hint: 'Find out who does, and deploy again: ctr-bg makes it what the release says.',
      cause,
    },
  );
}

async function specOf(engine: Engine, wanted: Wanted): Promise<SwarmServiceSpec> {
  const { name, tasks, service, labels, project } = wanted;
  const { container: settings, swarm } = service;
  if (settings === undefined || swarm === undefined) throw settingsLost(name);
  const secrets = await Promise.all(settings.files.map((file) => secretOf(engine, project, file)));
  const ours = {
    [LABEL.schema]: SCHEMA,
    [LABEL.project]: project,
    [LABEL.service]: service.name,
    [LABEL.configHash]: service.configHash,
    [LABEL.image]: service.image.reference,
    [LABEL.digest]: service.image.digest,
    [LABEL.stopGrace]: String(service.stopGrace),
    ...labels,
  };
  const spec = serviceSpec({
    name,
    image: service.image.source,
    tasks,
    settings,
    swarm,
    stopGrace: service.stopGrace,
    labels: ours,
    secrets,
  });
  return { ...spec, Labels: { ...spec.Labels, [LABEL.made]: madeOfSpec(spec) } };
}

function madeOfSpec({ TaskTemplate: { ContainerSpec }, Mode }: SwarmServiceSpec): string {
  const { Image, Command = [], Args = [], Env = [] } = ContainerSpec;
  const replicas = 'Replicated' in Mode ? { replicas: Mode.Replicated.Replicas } : {};
  return madeOf({ image: Image, command: Command, args: Args, env: Env, ...replicas });
}

const secretLabels = (project: string): Record<string, string> => ({
  [LABEL.schema]: SCHEMA,
  [LABEL.role]: ROLE.secret,
  [LABEL.project]: project,
});

/** Named by its content, so that one that is in use is never changed: the same file of two releases is one secret. */
async function secretOf(
  engine: Engine,
  project: string,
  { base64 }: InjectedFile,
): Promise<{ id: string; name: string }> {
  const content = createHash('sha256').update(`${project} ${base64}`).digest('hex').slice(0, 24);
  const name = `ctr-bg-${content}`;
  return { id: await engine.swarm.ensureSecret(name, secretLabels(project), base64), name };
}

/** Its tasks stop by themselves after their grace; what only it was given goes with it. */
export async function removeService(
  engine: Engine,
  { id, project }: ContainerView | SupportingView,
): Promise<void> {
  await engine.swarm.removeService(id);
  const labels = Object.entries(secretLabels(project)).map(([key, value]) => `${key}=${value}`);
  await engine.swarm.sweepSecrets(labels);
}

/** Where the Swarm's networks do not lie by default, and neither do those of the proxies. */
const SUBNET = '10.222.0.0/16';

/** Two that make it at once make one: the managers keep names apart. */
async function ensureOverlay(engine: Engine): Promise<void> {
  const labels = { [LABEL.schema]: SCHEMA, [LABEL.role]: ROLE.overlay };
  await engine.swarm.ensureOverlay(OVERLAY, labels, { subnet: SUBNET });
}

/** Puts the proxy where the tasks are. */
export async function joinOverlay(engine: Engine, proxy: string): Promise<void> {
  await ensureOverlay(engine);
  await engine.connectNetwork(OVERLAY, proxy, {});
}

/** Nobody may be on it any more; while another host's proxy is, it stays. */
export async function leaveOverlay(engine: Engine): Promise<void> {
  await engine.swarm.sweepOverlays([`${LABEL.role}=${ROLE.overlay}`]);
}
