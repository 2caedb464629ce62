import { holds, plan, type ProxyRequest } from '../plan/index.ts';
import {
  CtrBgError,
  type HostName,
  type ImageFacts,
  type Project,
  type Service,
  type Target,
  type World,
} from '../types/index.ts';

type Surveyed = {
  readonly images: ReadonlyMap<string, ImageFacts>;
  readonly world: World;
  readonly target: Target;
  readonly proxy: ProxyRequest;
};

/**
 * The first host said what each reference stands for. Throws IMAGE_NOT_FOUND for another one that needs just that
 * image and cannot pull it: because it has no digest of a registry, or because nothing may be pulled.
 */
export function checkImages(project: Project, { images, world, target, proxy }: Surveyed): void {
  const [maker = ''] = world.keys();
  const { reversible } = plan(project.name, target, world, proxy);
  const steps = reversible.flatMap(({ lanes }) => lanes.flatMap(({ waves }) => waves.flat()));
  for (const step of steps) {
    const view = world.get(step.host);
    if (step.kind !== 'image' || step.host === maker || (view && holds(step, view))) continue;
    const { source } = step.image;
    const service = project.services.find(({ name }) => images.get(name)?.image.source === source);
    if (service === undefined) continue;
    if (!source.includes('@')) throw onlyThere(service, step.host, maker);
    if (service.pull === 'never') throw absent(service, step.host);
  }
}

function absent({ image }: Service, host: HostName): CtrBgError {
  return new CtrBgError(
    'IMAGE_NOT_FOUND',
    `${host}: image ${image} is not on the engine, and pulling is off`,
    { hint: 'Pull it there first, or use --pull missing.' },
  );
}

/** It was built or loaded on the host that was asked first. */
function onlyThere({ image }: Service, host: HostName, maker: HostName): CtrBgError {
  return new CtrBgError(
    'IMAGE_NOT_FOUND',
    `${host}: the engine does not have the image ${image} that ${maker} has, and no registry has it`,
    { hint: `Push it to a registry and deploy it from there, or load the same one on ${host}.` },
  );
}
