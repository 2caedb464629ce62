import {
  CtrBgError,
  hostVariablesIn,
  type EngineKind,
  type Hook,
  type ImageFacts,
  type Project,
  type Dependency,
  type Release,
  type ReleasedHook,
  type ReleasedService,
  type ResolvedImage,
  type Routing,
  type Service,
  type SupportingService,
  type SwarmSettings,
} from '../types/index.ts';
import { variablesOf } from './by-host.ts';
import { contentId } from './identity.ts';
import { withMigration, type WithMigration } from './migration.ts';
import { oneShot } from './one-shot.ts';
import { onSwarm, withoutSwarm } from './swarm-project.ts';

/**
 * Answers a project's open questions from its images. `images` has the facts of every service by its name.
 * Throws NO_PORT when nobody says which port the application listens on, and CONFIG for what is to run on a Swarm and
 * cannot.
 */
export function createRelease(
  given: Project,
  looked: ReadonlyMap<string, ImageFacts>,
  engine: EngineKind = 'docker',
): Release {
  const { project: wanted, images, migrations } = withMigration(given, looked);
  const project =
    engine === 'swarm' ? onSwarm(wanted) : { ...wanted, services: wanted.services.map(withoutSwarm) };
  const { name, networks, volumes, proxy, hooks = [] } = project;
  const resolved = project.services.map((service) => resolve(service, images));
  const services = resolved.flatMap((one) => swappedService(one));
  const dependencies = Object.fromEntries(
    project.services.map((service) => [service.name, checkDependencies(service, project)]),
  );
  const awaited = Object.values(dependencies).flat();
  const supporting = resolved.flatMap((one) => supportingService(one, awaited, migrations));
  const isIrreversible = [...migrations.values()].some(({ reversible }) => !reversible);
  const content = { project: name, front: proxy.front, services };
  const released = hooks.map((hook) => releasedHook(hook, resolved));
  const swappedBy = hostVariablesIn(services);
  const used = hostVariablesIn([services, supporting, released]);
  return {
    // Other values are another release, also for a host that has the same as before: it serves what all serve.
    id: contentId({
      ...content,
      ...(swappedBy.length > 0 && { variables: variablesOf(project.hosts, swappedBy) }),
    }),
    ...content,
    ...(used.length > 0 && { variables: variablesOf(project.hosts, used) }),
    supporting,
    networks,
    volumes,
    dependencies,
    ...(released.length > 0 && { hooks: released }),
    ...(isIrreversible && { irreversible: true }),
  };
}

type Resolved = { readonly service: Service; readonly facts: ImageFacts };

function resolve(service: Service, images: ReadonlyMap<string, ImageFacts>): Resolved {
  const facts = images.get(service.name);
  if (facts === undefined) throw new Error(`the image of ${service.name} was not looked up`);
  return { service, facts };
}

function swappedService({ service, facts }: Resolved): ReleasedService[] {
  const { name, routing, replicas, stopGrace, container } = service;
  if (routing === undefined) return [];
  const port = portOf(service, routing, facts);
  const configHash = configHashOf(service, facts.image);
  const made = { name, image: facts.image, configHash, replicas, ...routing, port, stopGrace, container };
  return [{ ...made, ...swarmOf(service) }];
}

function supportingService(
  { service, facts }: Resolved,
  awaited: readonly Dependency[],
  migrations: WithMigration['migrations'],
): SupportingService[] {
  const { name, routing, replicas, stopGrace, container, containerName } = service;
  if (routing !== undefined) return [];
  const oneOff = awaited.some(({ service: other, condition }) => other === name && condition === 'completed');
  const configHash = configHashOf(service, facts.image);
  const migration = migrations.get(name);
  const supporting = { name, image: facts.image, configHash, replicas, oneOff, stopGrace, container };
  return [
    {
      ...supporting,
      ...swarmOf(service),
      ...(migration && { migration }),
      ...(containerName !== undefined && { containerName }),
    },
  ];
}

function releasedHook(hook: Hook, resolved: readonly Resolved[]): ReleasedHook {
  const { action } = hook;
  if (action.kind === 'local') return { ...hook, action };
  const { kind, service: name, ...command } = action;
  const found = resolved.find(({ service }) => service.name === name);
  if (found === undefined) throw new Error(`there is no service ${name}`);
  const { stopGrace, container } = found.service;
  const made = { image: found.facts.image, stopGrace, container: oneShot(container, command) };
  return { ...hook, action: { kind, service: name, ...made } };
}

/** What is only there to be refused is no part of what is made. */
function swarmOf({ swarm }: Service): { readonly swarm?: SwarmSettings } {
  if (swarm === undefined) return {};
  const { obstacles: _none, ...settings } = swarm;
  return { swarm: settings };
}

function configHashOf(service: Service, { digest }: ResolvedImage): string {
  const { container, containerName, stopGrace, replicas } = service;
  // What an engine must be able to do, and where the file says so, makes no other container.
  const { needs: _needs, ...made } = container;
  const name = containerName === undefined ? {} : { containerName };
  // Another number of tasks is another service: one that is there would end tasks that nginx still passes requests to.
  const { swarm } = swarmOf(service);
  const tasks = swarm === undefined ? {} : { swarm, replicas };
  return contentId({ digest, container: made, stopGrace, ...name, ...tasks });
}

/** What is not there can be waited for only where that is optional; what serves has no end to wait for. */
function checkDependencies({ name, dependsOn }: Service, { services }: Project): Dependency[] {
  return dependsOn.filter(({ service, condition, required }) => {
    const found = services.find((other) => other.name === service);
    if (found?.routing && condition === 'completed') throw endless(name, service);
    if (found === undefined && required) throw missing(name, service);
    return found !== undefined;
  });
}

function endless(name: string, service: string): CtrBgError {
  return new CtrBgError('CONFIG', `${name} waits for the end of ${service}, which serves and has no end`, {
    hint: `Wait with 'condition: service_healthy', or take the routes of ${service} out.`,
  });
}

function missing(name: string, service: string): CtrBgError {
  return new CtrBgError('CONFIG', `${name} depends on ${service}, which is not in the project`, {
    hint: "Add that service, or mark the dependency with 'required: false'.",
  });
}

function portOf({ name, image }: Service, { port }: Routing, { exposedPorts }: ImageFacts): number {
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
