import {
  CtrBgError,
  hostVariablesIn,
  type NetworkSettings,
  type Project,
  type Service,
} from '../types/index.ts';

const NOTHING = { labels: {}, resources: {}, restart: {}, placement: {}, obstacles: [] };

/**
 * The project as it is on a Swarm: its networks span the nodes, and are others than those that its containers had on a
 * host, which may be there still. Throws CONFIG for the first thing in the file that no Swarm service can be.
 */
export function onSwarm(project: Project): Project {
  const awaited = project.services.flatMap(({ dependsOn }) =>
    dependsOn.flatMap(({ service, condition }) => (condition === 'completed' ? [service] : [])),
  );
  const own = new Set(project.networks.filter(({ external }) => !external).map(({ name }) => name));
  return {
    ...project,
    networks: project.networks.map((network) => (network.external ? network : spanning(network))),
    // What is run to its end stays a container, of the first host.
    services: project.services.map((service) =>
      withNetworks(
        awaited.includes(service.name) ? withoutSwarm(service) : { ...service, swarm: wishOf(service) },
        own,
      ),
    ),
  };
}

function wishOf({ name, container, replicas, swarm = NOTHING }: Service): NonNullable<Service['swarm']> {
  const [variable] = hostVariablesIn(container);
  if (variable !== undefined) throw differsByHost(name, variable);
  if (swarm.mode === 'global' && replicas > 1) throw bothCounts(name, replicas);
  const [first, ...others] = swarm.obstacles;
  if (first === undefined) return swarm;
  const { message, hint, where } = first;
  throw new CtrBgError('CONFIG', message, {
    hint,
    ...(where && { where }),
    details: others.map((other) => other.message),
  });
}

function differsByHost(service: string, variable: string): CtrBgError {
  return new CtrBgError(
    'CONFIG',
    `${service} has ${variable} of its host, and runs on a Swarm, which places it on any node`,
    {
      hint: "Give it one value for all: take the variable out of 'hosts', or keep the project on containers.",
    },
  );
}

function bothCounts(service: string, replicas: number): CtrBgError {
  return new CtrBgError('CONFIG', `${service} is to have ${replicas} replicas, and one on each node`, {
    hint: 'Remove the number, or deploy.mode: global.',
  });
}

export function withoutSwarm({ swarm: _wish, ...service }: Service): Service {
  return service;
}

const spanningName = (name: string): string => `${name}-swarm`;

function spanning(network: NetworkSettings): NetworkSettings {
  const { Internal, EnableIPv6 } = network.body;
  const body = {
    Driver: 'overlay',
    Attachable: true,
    ...(Internal !== undefined && { Internal }),
    ...(EnableIPv6 !== undefined && { EnableIPv6 }),
  };
  return { ...network, name: spanningName(network.name), body };
}

function withNetworks(service: Service, own: ReadonlySet<string>): Service {
  const networks = service.container.networks.map((network) =>
    own.has(network.name) ? { ...network, name: spanningName(network.name) } : network,
  );
  return { ...service, container: { ...service.container, networks } };
}
