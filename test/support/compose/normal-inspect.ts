/**
 * What is left out or made alike before two answers of `docker inspect` are compared: the one table of differences
 * between a container that Docker Compose made and one that ctr-bg made. docs/compose.md holds the same, in words.
 */
import { join } from 'node:path';
import type { Case } from './cases.ts';
import type { Inspected } from './create.ts';

type Json = Record<string, unknown>;
type Body = {
  readonly Config: Json;
  readonly HostConfig: Json;
  readonly Mounts: Json[];
  readonly NetworkSettings: { readonly Networks: Record<string, Json> };
};

/** Absolute paths of the files that secrets and configs of the project are made of. */
export type GivenFiles = ReadonlySet<string>;

/** In the corpus they are called secret.txt. */
export function givenFiles({ folder }: Case): GivenFiles {
  return new Set([join(folder, 'secret.txt')]);
}

export type InspectDifference = {
  /** As docs/compose.md has it. */
  readonly reason: string;
  /** Changes what the engine says in place, so that both tools' are alike. */
  readonly even: (body: Body & Json, given: GivenFiles) => void;
};

const drop = (object: Json, ...keys: readonly string[]): void => {
  for (const key of keys) delete object[key];
};

export const INSPECT_DIFFERENCES: readonly InspectDifference[] = [
  {
    reason: 'Names, ids and times, and the files and layers that are called by them.',
    even: (body) => {
      drop(body, 'Id', 'Name', 'Created', 'GraphDriver', 'State', 'LogPath', 'HostnamePath', 'HostsPath');
      drop(body, 'ResolvConfPath');
      if (/^[0-9a-f]{12}$/.test(String(body.Config['Hostname']))) drop(body.Config, 'Hostname');
      for (const key of ['NetworkMode', 'IpcMode', 'PidMode'])
        body.HostConfig[key] = String(body.HostConfig[key]).replace(
          /^container:[0-9a-f]{64}$/,
          'container:(id)',
        );
      for (const mount of body.Mounts) {
        if (/^[0-9a-f]{64}$/.test(String(mount['Name']))) drop(mount, 'Name', 'Source');
      }
    },
  },
  {
    reason: 'Labels: each tool has its own; those of the user are compared.',
    even: ({ Config }) => {
      const labels = Object.entries((Config['Labels'] ?? {}) as Json);
      Config['Labels'] = Object.fromEntries(
        labels.filter(([name]) => !/^(com\.docker\.compose|ctr-bg)\./.test(name)),
      );
    },
  },
  {
    reason:
      'Secrets and configs made of a file: Compose binds the file, we write a copy into the container, which also works when the engine is on another machine.',
    even: ({ HostConfig, Mounts }, given) => {
      const isOther = (mount: Json): boolean => !given.has(String(mount['Source']));
      HostConfig['Mounts'] = ((HostConfig['Mounts'] ?? []) as Json[]).filter(isOther);
      Mounts.splice(0, Mounts.length, ...Mounts.filter(isOther));
    },
  },
  {
    reason:
      '`StopTimeout` is always written, 10 s when the file says nothing: the engine does the same without.',
    even: ({ Config }) => {
      Config['StopTimeout'] ??= 10;
    },
  },
  {
    reason:
      '`volumes_from` names the other container, Compose its id; the mounts that come of it are compared.',
    even: ({ HostConfig }) => drop(HostConfig, 'VolumesFrom'),
  },
  {
    reason: 'A port that is exposed without a protocol is written with it: `80/tcp`.',
    even: ({ Config }) => {
      const ports = Object.keys(Config['ExposedPorts'] ?? {});
      Config['ExposedPorts'] = Object.fromEntries(
        ports.map((port) => [port.includes('/') ? port : `${port}/tcp`, {}]),
      );
    },
  },
  {
    reason: 'A capability may be written as `CAP_CHOWN`, `CHOWN` or `chown`.',
    even: ({ HostConfig }) => {
      for (const key of ['CapAdd', 'CapDrop']) {
        const names = (HostConfig[key] ?? []) as string[];
        HostConfig[key] = names.map((name) => name.toUpperCase().replace(/^CAP_/, ''));
      }
    },
  },
  {
    reason:
      'Addresses and names come with the start of a container, or with the joining of a network before it; those that are asked for stand in `IPAMConfig`, `Aliases` and in `MacAddress` of the container.',
    even: ({ NetworkSettings }) => {
      for (const network of Object.values(NetworkSettings.Networks)) {
        drop(network, 'IPAddress', 'MacAddress', 'DNSNames');
        if (Object.keys(network['IPAMConfig'] ?? {}).length === 0) network['IPAMConfig'] = null;
      }
    },
  },
  {
    reason:
      'A link has the name that the file gives it; Compose adds names of the container, which Docker resolves on every network anyhow.',
    even: ({ NetworkSettings }) => {
      for (const network of Object.values(NetworkSettings.Networks)) {
        const links = (network['Links'] ?? []) as string[];
        network['Links'] = links.filter((link) => !/-\d+$/.test(link));
      }
    },
  },
  {
    reason: 'Nothing is an empty list, an empty mapping or null.',
    even: ({ Config, HostConfig }) => {
      for (const part of [Config, HostConfig])
        for (const [key, value] of Object.entries(part)) {
          if (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
            part[key] = null;
        }
    },
  },
  {
    reason: 'The order of variables, mounts and names has no meaning.',
    even: (body) => {
      const { Config, HostConfig, Mounts, NetworkSettings } = body;
      const byText = (list: unknown): void => {
        if (Array.isArray(list))
          (list as unknown[]).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
      };
      byText(Config['Env']);
      for (const key of ['Binds', 'Mounts', 'Ulimits', 'ExtraHosts', 'CapAdd', 'CapDrop'])
        byText(HostConfig[key]);
      byText(Mounts);
      for (const network of Object.values(NetworkSettings.Networks)) {
        const aliases = (network['Aliases'] ?? []) as string[];
        network['Aliases'] = aliases.filter((alias) => !/^[0-9a-f]{12}$/.test(alias)).sort();
      }
    },
  },
];

/** A copy with which another container for the same service can be compared. */
export function normalContainer(container: Inspected, given: GivenFiles): unknown {
  const copy = structuredClone(container) as unknown as Body & Json;
  for (const { even } of INSPECT_DIFFERENCES) even(copy, given);
  return copy;
}
