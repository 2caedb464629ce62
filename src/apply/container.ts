import { setTimeout as sleep } from 'node:timers/promises';
import { EngineRefusal, type Engine } from '../engine/index.ts';
import { matches } from '../plan/index.ts';
import { PROXY } from '../proxy/index.ts';
import {
  CtrBgError,
  LABEL,
  ROLE,
  SCHEMA,
  type ContainerView,
  type HookView,
  type SupportingView,
  type HostView,
  type MakeStep,
} from '../types/index.ts';
import { containerSpec, endpointOf, networksAfterCreation, type Placement } from './container-spec.ts';

type RunStep = Extract<MakeStep, { kind: 'run' }>;

/** Starts the container that is there, or creates it first. */
export async function runContainer(
  engine: Engine,
  step: RunStep,
  view: HostView,
  onWarning?: (message: string) => void,
): Promise<void> {
  const found = view.containers.find((container) => matches(container, step.service, step.instance));
  await startOrMake(engine, found, () => placementOf(step), onWarning);
}

/**
 * Starts the container that is there, or makes it first. One that was never started may have been left half made,
 * without a network or a secret: it is removed and made anew. Returns its id.
 */
export async function startOrMake(
  engine: Engine,
  found: Pick<ContainerView, 'id' | 'state'> | undefined,
  place: () => Placement,
  onWarning?: (message: string) => void,
): Promise<string> {
  const isWhole = found !== undefined && found.state !== 'created';
  const id = isWhole ? found.id : await makeAnew(engine, found, place(), onWarning);
  if (found?.state === 'paused') await engine.unpauseContainer(id);
  await engine.startContainer(id);
  return id;
}

/** Made with all that belongs to it, and not started. Returns its id. */
export async function makeAnew(
  engine: Engine,
  found: Pick<ContainerView, 'id'> | undefined,
  placement: Placement,
  onWarning?: (message: string) => void,
): Promise<string> {
  const { name, settings } = placement;
  if (found !== undefined) await engine.removeContainer(found.id);
  const spec = containerSpec(placement, engine.apiVersion);
  const id = await engine.createContainer(name, spec, onWarning === undefined ? {} : { onWarning });
  for (const network of networksAfterCreation(placement, engine.apiVersion))
    await engine.connectNetwork(network.name, id, endpointOf(name, network));
  if (settings.files.length > 0) {
    const { injectFiles } = await import('./inject.ts');
    await injectFiles(engine, id, settings);
  }
  return id;
}

function placementOf({ service, instance, generation }: RunStep): Placement {
  const { container, image, stopGrace } = service;
  if (container === undefined) throw settingsLost(instance.name);
  return {
    name: instance.name,
    image: image.source,
    settings: container,
    stopGrace,
    labels: ourLabels({ service, instance, generation }),
    // `unless-stopped` containers stay down when the daemon is killed (FACTS 12).
    restart: { Name: 'always' },
    networks: [
      { name: PROXY.network, aliases: [], endpoint: { IPAMConfig: { IPv4Address: instance.address } } },
    ],
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

/** What a container that never served gets when its deploy was interrupted: CI systems kill after 7.5 to 10 s. In ms. */
const HURRIED_GRACE = 4000;

/** Gracefully; the policy goes first, since `always` would revive it when the daemon restarts (FAILURES finding 4). */
export async function removeContainer(
  engine: Engine,
  container: ContainerView | SupportingView | HookView,
  hurry = false,
): Promise<void> {
  const { id, state, stopGrace } = container;
  if (state === 'running' || state === 'restarting' || state === 'paused') {
    await stayDown(engine, id);
    await engine.stopContainer(id, hurry ? Math.min(stopGrace, HURRIED_GRACE) : stopGrace);
  }
  // What a database wrote to a volume without a name is still data.
  const keepVolumes = 'restart' in container;
  await engine.removeContainer(id, { force: state === 'dead', keepVolumes });
}

/** How often, and after how long in ms, it is said again. */
const TRIES = 20;
const PAUSE = 50;

/** One that crashes again and again may end at the very moment at which it is told, and then the engine refuses. */
async function stayDown(engine: Engine, id: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await engine.setRestartPolicy(id, 'no');
    } catch (error) {
      if (tries === TRIES || !isEnding(error)) throw error;
    }
    await sleep(PAUSE);
  }
}

/** Engines have many words for it, and one status. */
const isEnding = (error: unknown): boolean => error instanceof EngineRefusal && error.status >= 500;
