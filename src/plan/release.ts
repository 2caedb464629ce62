import {
  CtrBgError,
  type ContainerSettings,
  type ImageFacts,
  type Project,
  type Release,
  type ReleasedService,
  type Service,
} from '../types/index.ts';
import { contentId } from './identity.ts';

/**
 * Answers a project's open questions from its images. `images` has the facts of every service by its name;
 * `architecture` is the hosts' (`amd64`).
 * Throws NO_PORT when nobody says which port the application listens on, and WRONG_ARCHITECTURE when an image is
 * made for another processor and the user did not ask for that platform.
 */
export function createRelease(
  project: Project,
  images: ReadonlyMap<string, ImageFacts>,
  architecture: string,
): Release {
  const services = project.services.map((service) => releaseService(service, images, architecture));
  const content = { project: project.name, publicColor: project.proxy.publicColor, services };
  const made = services.map((service) => ({ ...service, container: madeOf(service.container) }));
  return { id: contentId({ ...content, services: made }), ...content };
}

function releaseService(
  service: Service,
  images: ReadonlyMap<string, ImageFacts>,
  architecture: string,
): ReleasedService {
  const facts = images.get(service.name);
  if (facts === undefined) throw new Error(`the image of ${service.name} was not looked up`);
  checkArchitecture(service, facts, architecture);
  const { name, replicas, routes, probe, drain, stopGrace, container } = service;
  const configHash = contentId({ digest: facts.image.digest, container: madeOf(container), stopGrace });
  const port = portOf(service, facts);
  return { name, image: facts.image, configHash, replicas, port, routes, probe, drain, stopGrace, container };
}

/** What makes a container another one: not where in the file something of it was written. */
function madeOf({ needs: _needs, ...made }: ContainerSettings): Omit<ContainerSettings, 'needs'> {
  return made;
}

function portOf({ name, image, port }: Service, { exposedPorts }: ImageFacts): number {
  if (port !== undefined) return port;
  const [only, ...others] = exposedPorts ?? [];
  if (only !== undefined && others.length === 0) return only;
  const found = only === undefined ? 'exposes no port' : `exposes ${[only, ...others].join(' and ')}`;
  throw new CtrBgError(
    'NO_PORT',
    `which port does ${name} listen on? ${image} ${exposedPorts ? found : 'is not on the engine yet'}`,
    {
      hint: "Say it with --port, with 'port' in x-ctr-bg of the service, or with EXPOSE in the Dockerfile.",
    },
  );
}

function checkArchitecture(
  { name, image, platform }: Service,
  { architecture: made }: ImageFacts,
  host: string,
): void {
  if (platform !== undefined || made === undefined || made === '' || made === host) return;
  throw new CtrBgError(
    'WRONG_ARCHITECTURE',
    `image ${image} of ${name} is made for ${made}, the host is ${host}`,
    {
      hint: `Build it for linux/${host} (docker build --platform linux/${host}); a host that emulates needs 'platform: linux/${made}' in the file.`,
    },
  );
}
