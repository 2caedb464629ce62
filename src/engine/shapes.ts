import type * as v from 'valibot';
import type { ContainerInspect, ContainerSummary, ImageInspect, NetworkInspect } from './engine.ts';
import type * as schemas from './schemas.ts';

type Raw<T extends v.GenericSchema> = v.InferOutput<T>;

/** A property that is there only when it has a value: the contract knows no null. */
function given<K extends string, V>(key: K, value: V | null | undefined): Partial<Record<K, V>> {
  return value === null || value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

/** Checked answers in the contract's shapes: what is null or absent becomes absent. */
export function toContainer(raw: Raw<typeof schemas.container>): ContainerInspect {
  const { Health, ...state } = raw.State;
  const { Image, Labels, ExposedPorts } = raw.Config;
  const { RestartPolicy, PortBindings } = raw.HostConfig;
  return {
    ...raw,
    State: { ...state, ...given('Health', Health) },
    Config: { Image, Labels, ...given('ExposedPorts', ExposedPorts) },
    HostConfig: { ...given('RestartPolicy', RestartPolicy), ...given('PortBindings', PortBindings) },
    NetworkSettings: { Networks: toNetworks(raw.NetworkSettings.Networks ?? {}) },
  };
}

export function toSummary({
  NetworkSettings,
  ...raw
}: Raw<typeof schemas.containers>[number]): ContainerSummary {
  return { ...raw, Networks: toNetworks(NetworkSettings?.Networks ?? {}) };
}

type RawNetworks = NonNullable<Raw<typeof schemas.container>['NetworkSettings']['Networks']>;

function toNetworks(raw: RawNetworks): ContainerInspect['NetworkSettings']['Networks'] {
  const entries = Object.entries(raw).map(([name, { IPAddress, NetworkID, IPAMConfig }]) => {
    const ipam = IPAMConfig && given('IPv4Address', IPAMConfig.IPv4Address || undefined);
    return [name, { IPAddress, NetworkID, ...given('IPAMConfig', ipam) }] as const;
  });
  return Object.fromEntries(entries);
}

export function toImage(raw: Raw<typeof schemas.image>): ImageInspect {
  const { Env = [], ExposedPorts, Healthcheck } = raw.Config ?? {};
  const health = Healthcheck && given('Test', Healthcheck.Test);
  return { ...raw, Config: { Env, ...given('ExposedPorts', ExposedPorts), ...given('Healthcheck', health) } };
}

export function toNetwork({ Id, Name, Labels, IPAM }: Raw<typeof schemas.networks>[number]): NetworkInspect {
  const pools = IPAM?.Config?.map(({ Subnet, IPRange }) => ({
    ...given('Subnet', Subnet || undefined),
    ...given('IPRange', IPRange || undefined),
  }));
  return { Id, Name, Labels, IPAM: { Config: pools ?? null } };
}
