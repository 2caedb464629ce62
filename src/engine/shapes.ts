import type * as v from 'valibot';
import type { ContainerInspect, ImageInspect, NetworkInspect } from './engine.ts';
import type * as schemas from './schemas.ts';

type Raw<T extends v.GenericSchema> = v.InferOutput<T>;

/** Checked answers in the contract's shapes: what is null or absent becomes absent. */
export function toContainer(raw: Raw<typeof schemas.container>): ContainerInspect {
  const { Health, ...state } = raw.State;
  const { Image, Labels, ExposedPorts } = raw.Config;
  const { RestartPolicy, PortBindings } = raw.HostConfig;
  return {
    ...raw,
    State: { ...state, ...(Health == null ? {} : { Health }) },
    Config: { Image, Labels, ...(ExposedPorts == null ? {} : { ExposedPorts }) },
    HostConfig: {
      ...(RestartPolicy == null ? {} : { RestartPolicy }),
      ...(PortBindings == null ? {} : { PortBindings }),
    },
    NetworkSettings: { Networks: toNetworks(raw.NetworkSettings.Networks ?? {}) },
  };
}

type RawNetworks = NonNullable<Raw<typeof schemas.container>['NetworkSettings']['Networks']>;

function toNetworks(raw: RawNetworks): ContainerInspect['NetworkSettings']['Networks'] {
  const entries = Object.entries(raw).map(([name, { IPAddress, NetworkID, IPAMConfig }]) => {
    const address = IPAMConfig?.IPv4Address;
    const ipam = IPAMConfig == null ? {} : { IPAMConfig: address == null || address === '' ? {} : { IPv4Address: address } };
    return [name, { IPAddress, NetworkID, ...ipam }] as const;
  });
  return Object.fromEntries(entries);
}

export function toImage(raw: Raw<typeof schemas.image>): ImageInspect {
  const { ExposedPorts, Healthcheck } = raw.Config ?? {};
  const test = Healthcheck?.Test;
  return {
    ...raw,
    Config: {
      ...(ExposedPorts == null ? {} : { ExposedPorts }),
      ...(Healthcheck == null ? {} : { Healthcheck: test == null ? {} : { Test: test } }),
    },
  };
}

export function toNetwork({ Id, Name, Labels, IPAM }: Raw<typeof schemas.networks>[number]): NetworkInspect {
  const pools = IPAM?.Config?.map(({ Subnet, IPRange }) => ({
    ...(Subnet ? { Subnet } : {}),
    ...(IPRange ? { IPRange } : {}),
  }));
  return { Id, Name, Labels, IPAM: { Config: pools ?? null } };
}
