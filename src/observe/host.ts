import type { Engine } from '../engine/index.ts';
import { observeProxy } from '../proxy/index.ts';
import { hasTasks, type HostView, type ProxyView } from '../types/index.ts';
import { observeContainers } from './containers.ts';
import { observeNetworks, observeVolumes } from './resources.ts';

/** Everything that a plan needs to know of a host; `sources` are the images in question, `names` the volumes. */
export async function observeHost(
  engine: Engine,
  sources: readonly string[],
  names: readonly string[],
): Promise<HostView> {
  // The proxy first: asking it takes the longest.
  const asked = observeProxy(engine);
  const [proxy, containers, images, networks, volumes] = await Promise.all([
    asked,
    observeContainers(engine, async () => routesToTasks(await asked)),
    observeImages(engine, sources),
    observeNetworks(engine),
    observeVolumes(engine, names),
  ]);
  const { version, architecture } = engine;
  return { engine: { version, architecture }, proxy, ...containers, images, ...networks, volumes };
}

/** Whether any project on this host has something on a Swarm. */
const routesToTasks = (proxy: ProxyView | null): boolean =>
  (proxy?.staged ?? []).some(({ services }) => services.some(hasTasks));

/** Those of the image sources that are on the engine. */
export async function observeImages(engine: Engine, sources: readonly string[]): Promise<Set<string>> {
  const found = await Promise.all(
    sources.map(async (source) => ((await engine.inspectImage(source)) ? [source] : [])),
  );
  return new Set(found.flat());
}
