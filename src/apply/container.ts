import type { ContainerSpec, Engine } from '../engine/index.ts';
import { matches } from '../plan/index.ts';
import { PROXY } from '../proxy/index.ts';
import {
  CtrBgError,
  LABEL,
  ROLE,
  SCHEMA,
  type ContainerSettings,
  type ContainerView,
  type SupportingView,
  type HealthcheckSettings,
  type HostView,
  type MakeStep,
  type NetworkAttachment,
} from '../types/index.ts';

type RunStep = Extract<MakeStep, { kind: 'run' }>;

const NANOSECONDS = 1_000_000;

/** Starts the container that is there, or creates it first. */
export async function runContainer(engine: Engine, step: RunStep, view: HostView): Promise<void> {
  const found = view.containers.find((container) => matches(container, step.service, step.instance));
  const id = found?.id ?? (await engine.createContainer(step.instance.name, containerSpec(step)));
  // One that was left as it was created may lack networks.
  if (found === undefined || found.state === 'created')
    await attach(engine, id, step.service.container?.networks ?? []);
  await engine.startContainer(id);
}

/** Before its first start, one by one: engines before 25 take no more than one network with the container itself. */
export async function attach(
  engine: Engine,
  id: string,
  networks: readonly NetworkAttachment[],
): Promise<void> {
  for (const { name, aliases } of networks) await engine.connectNetwork(name, id, aliases);
}

function containerSpec({ service, instance, generation }: RunStep): ContainerSpec {
  const { container, image, stopGrace } = service;
  if (container === undefined) throw settingsLost(instance.name);
  const spec = applicationSpec(image.source, container, stopGrace);
  return {
    ...spec,
    Labels: { ...spec.Labels, ...ourLabels({ service, instance, generation }) },
    // `unless-stopped` containers stay down when the daemon is killed (FACTS 12).
    HostConfig: { ...spec.HostConfig, RestartPolicy: { Name: 'always' }, NetworkMode: PROXY.network },
    NetworkingConfig: {
      EndpointsConfig: { [PROXY.network]: { IPAMConfig: { IPv4Address: instance.address } } },
    },
  };
}

/** What the user says of a container, of a swapped service or another. */
export function applicationSpec(
  image: string,
  container: ContainerSettings,
  stopGrace: number,
): ContainerSpec {
  return {
    Image: image,
    ...imageOverrides(container),
    Labels: { ...container.labels },
    Env: Object.entries(container.environment).map(([name, value]) => `${name}=${value}`),
    StopTimeout: Math.ceil(stopGrace / 1000),
    HostConfig: container.init === undefined ? {} : { Init: container.init },
  };
}

/** What the user did not set stays as the image has it. */
function imageOverrides(settings: ContainerSettings): Partial<ContainerSpec> {
  const { command, entrypoint, user, workingDirectory, stopSignal, healthcheck } = settings;
  return {
    ...(command && { Cmd: [...command] }),
    ...(entrypoint && { Entrypoint: [...entrypoint] }),
    ...(user !== undefined && { User: user }),
    ...(workingDirectory !== undefined && { WorkingDir: workingDirectory }),
    ...(stopSignal !== undefined && { StopSignal: stopSignal }),
    ...(healthcheck && { Healthcheck: healthcheckSpec(healthcheck) }),
  };
}

function healthcheckSpec({
  test,
  interval,
  timeout,
  retries,
  startPeriod,
}: HealthcheckSettings): NonNullable<ContainerSpec['Healthcheck']> {
  return {
    ...(test && { Test: [...test] }),
    ...(interval !== undefined && { Interval: interval * NANOSECONDS }),
    ...(timeout !== undefined && { Timeout: timeout * NANOSECONDS }),
    ...(retries !== undefined && { Retries: retries }),
    ...(startPeriod !== undefined && { StartPeriod: startPeriod * NANOSECONDS }),
  };
}

function ourLabels({
  service,
  instance,
  generation,
}: Pick<RunStep, 'service' | 'instance' | 'generation'>): Record<string, string> {
  return {
    [LABEL.schema]: SCHEMA,
    [LABEL.role]: ROLE.application,
    [LABEL.project]: generation.project,
    [LABEL.service]: service.name,
    [LABEL.color]: service.color,
    [LABEL.number]: String(instance.number),
    [LABEL.release]: generation.release,
    [LABEL.configHash]: service.configHash,
    [LABEL.image]: service.image.reference,
    [LABEL.digest]: service.image.digest,
    [LABEL.address]: instance.address,
    [LABEL.stopGrace]: String(service.stopGrace),
  };
}

export function settingsLost(name: string): CtrBgError {
  return new CtrBgError('ENGINE_REFUSED', `${name} is gone, and its settings with it`, {
    hint: "Deploy again: 'ctr-bg up' makes it anew from the image and the file.",
  });
}

/** Gracefully; the policy goes first, since `always` would revive it when the daemon restarts (FAILURES finding 4). */
export async function removeContainer(
  engine: Engine,
  { id, state, stopGrace }: ContainerView | SupportingView,
): Promise<void> {
  if (state === 'running' || state === 'restarting' || state === 'paused') {
    await engine.setRestartPolicy(id, 'no');
    await engine.stopContainer(id, stopGrace);
  }
  await engine.removeContainer(id, { force: state === 'dead' });
}
