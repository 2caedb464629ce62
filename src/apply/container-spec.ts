import type { ContainerSpec } from '../engine/index.ts';
import {
  isOlder,
  type ContainerSettings,
  type NetworkAttachment,
  type RestartPolicy,
} from '../types/index.ts';

/** A container to be made: its settings, and what its place in a release adds to them. */
export type Placement = {
  readonly name: string;
  /** What it is created from: `ResolvedImage.source`. */
  readonly image: string;
  readonly settings: ContainerSettings;
  /** From the stop signal to SIGKILL, in ms. */
  readonly stopGrace: number;
  /** Ours. */
  readonly labels: Readonly<Record<string, string>>;
  /** Instead of what the settings say. */
  readonly restart?: RestartPolicy;
  /** Networks beside those of the settings. */
  readonly networks: readonly NetworkAttachment[];
};

/** The one that it is created on; with a `network_mode` it may have none. */
function firstNetwork({ settings, networks }: Placement): NetworkAttachment | undefined {
  if (settings.hostConfig.NetworkMode !== undefined) return undefined;
  return settings.networks[0] ?? networks[0];
}

/** What the container is made on; engines before API 1.44 take no more than one network with it. */
function networksAtCreation(placement: Placement, apiVersion: string): NetworkAttachment[] {
  const first = firstNetwork(placement);
  if (first === undefined) return [];
  return [first, ...(isOlder(apiVersion, '1.44') ? [] : others(placement, first))];
}

/** What it is connected to before it starts, one by one. */
export function networksAfterCreation(placement: Placement, apiVersion: string): NetworkAttachment[] {
  const first = firstNetwork(placement);
  return first !== undefined && !isOlder(apiVersion, '1.44') ? [] : others(placement, first);
}

function others(
  { settings, networks }: Placement,
  first: NetworkAttachment | undefined,
): NetworkAttachment[] {
  return [...settings.networks, ...networks].filter((network) => network !== first);
}

/** The body of POST /containers/create, as Docker Compose fills it, for an engine of the given API version. */
export function containerSpec(placement: Placement, apiVersion: string): ContainerSpec {
  const { image, settings, stopGrace, labels, restart, name } = placement;
  const endpoints = networksAtCreation(placement, apiVersion);
  const [first] = endpoints;
  const mac = first?.endpoint.MacAddress;
  return {
    ...settings.config,
    Image: image,
    Env: Object.entries(settings.environment).map(([key, value]) =>
      value === null ? key : `${key}=${value}`,
    ),
    Labels: { ...settings.labels, ...labels },
    StopTimeout: Math.ceil(stopGrace / 1000),
    AttachStdout: true,
    AttachStderr: true,
    // Later ones take it with the network, and warn about this.
    ...(mac !== undefined && isOlder(apiVersion, '1.44') && { MacAddress: mac }),
    HostConfig: {
      ...settings.hostConfig,
      NetworkMode: settings.hostConfig.NetworkMode ?? first?.name ?? 'none',
      ...(restart && { RestartPolicy: restart }),
    },
    ...(first && {
      NetworkingConfig: {
        EndpointsConfig: Object.fromEntries(endpoints.map((one) => [one.name, endpointOf(name, one)])),
      },
    }),
  };
}

/** As Compose does, the container is found by its own name too. */
export function endpointOf(
  container: string,
  { aliases, endpoint }: NetworkAttachment,
): NetworkAttachment['endpoint'] & { readonly Aliases: readonly string[] } {
  return { ...endpoint, Aliases: [container, ...aliases] };
}
