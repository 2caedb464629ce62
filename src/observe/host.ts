import type { Engine } from '../engine/index.ts';
import { observeNetwork, observeProxy } from '../proxy/index.ts';
import type { EngineView, HostView } from '../types/index.ts';
import { observeContainers } from './containers.ts';
import { observeNetworks, observeVolumes } from './resources.ts';

/** Everything that a plan needs to know of a host; `sources` are the images in question, `names` the volumes. */
export async function observeHost(
  engine: Engine,
  sources: readonly string[],
  names: readonly string[],
): Promise<HostView> {
  const [view, network, proxy, containers, images, networks, volumes] = await Promise.all([
    observeEngine(engine),
    observeNetwork(engine),
    observeProxy(engine),
    observeContainers(engine),
    observeImages(engine, sources),
    observeNetworks(engine),
    observeVolumes(engine, names),
  ]);
  return { engine: view, network, proxy, ...containers, images, networks, volumes };
}

/** Those of the image sources that are on the engine. */
export async function observeImages(engine: Engine, sources: readonly string[]): Promise<Set<string>> {
  const found = await Promise.all(
    sources.map(async (source) => ((await engine.inspectImage(source)) ? [source] : [])),
  );
  return new Set(found.flat());
}

/** The engine tells the kernel's name for the processor, images tell Go's. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  aarch64: 'arm64',
  armv7l: 'arm',
  i386: '386',
};

async function observeEngine(engine: Engine): Promise<EngineView> {
  const { ID, ServerVersion, Architecture } = await engine.info();
  return { id: ID, version: ServerVersion, architecture: ARCHITECTURES[Architecture] ?? Architecture };
}
