import type { Engine } from '../engine/index.ts';
import { findArchitectures } from '../observe/index.ts';
import { checkArchitecture } from '../plan/index.ts';
import type { HostName, ImageFacts, Service } from '../types/index.ts';
import { onEach } from './on-each.ts';

/**
 * Throws WRONG_ARCHITECTURE when an image is made for another processor than one of the hosts has. `images` are as the
 * first host has them: of an image for several processors it has its own, so a host with another one is asked itself.
 */
export async function checkArchitectures(
  services: readonly Pick<Service, 'name' | 'image' | 'platform'>[],
  images: ReadonlyMap<string, ImageFacts>,
  engines: ReadonlyMap<HostName, Pick<Engine, 'architecture' | 'inspectImage' | 'lookUpImage'>>,
): Promise<void> {
  const [first] = engines.values();
  await onEach(engines, async (engine) => {
    for (const service of services) {
      const { image, architectures = [] } = images.get(service.name) ?? {};
      if (image === undefined || service.platform !== undefined) continue;
      const isAlike = engine.architecture === first?.architecture;
      const made = isAlike ? architectures : await findArchitectures(engine, image.source);
      checkArchitecture(service, made, engine.architecture);
    }
  });
}
