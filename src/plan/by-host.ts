import {
  CtrBgError,
  hostVariablesIn,
  withHostVariables,
  type ContainerSettings,
  type HostName,
  type HostVariables,
  type HostWish,
  type Release,
  type ReleasedHook,
} from '../types/index.ts';
import { contentId } from './identity.ts';

/** What each host of the file has for some variables. */
export function variablesOf(hosts: readonly HostWish[], used: readonly string[]): HostVariables {
  const named = hosts.flatMap(({ name, variables = {} }) =>
    name === undefined ? [] : [[name, pick(variables, used)] as const],
  );
  return Object.fromEntries(named);
}

const pick = (values: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(values, name) ? [[name, values[name] ?? '']] : [])),
  );

/**
 * A release as one host runs it: variables that differ by host have the host's values. Its id is the same on all;
 * what a container is like is told by the hash of its service, so who gets another value gets another container, and
 * nobody else does. Throws CONFIG for a host that the release has no values for.
 */
export function releaseOn(release: Release, host: HostName): Release {
  const { variables, ...rest } = release;
  if (variables === undefined) return release;
  const values = variables[host];
  if (values === undefined) throw unknownHost(release, host);
  return {
    ...rest,
    services: rest.services.map((service) => bound(service, values)),
    supporting: rest.supporting.map((service) => bound(service, values)),
    ...(rest.hooks && { hooks: rest.hooks.map((hook) => boundHook(hook, values)) }),
  };
}

function bound<Service extends { readonly container: ContainerSettings; readonly configHash: string }>(
  service: Service,
  values: Readonly<Record<string, string>>,
): Service {
  const used = hostVariablesIn(service.container);
  if (used.length === 0) return service;
  const configHash = contentId({ configHash: service.configHash, variables: pick(values, used) });
  return { ...service, container: withHostVariables(service.container, values), configHash };
}

function boundHook(hook: ReleasedHook, values: Readonly<Record<string, string>>): ReleasedHook {
  const { action } = hook;
  if (action.kind === 'local') return hook;
  return { ...hook, action: { ...action, container: withHostVariables(action.container, values) } };
}

function unknownHost({ variables = {} }: Release, host: HostName): CtrBgError {
  const known = Object.keys(variables);
  const [values = {}] = Object.values(variables);
  const names = Object.keys(values).join(' and ');
  return new CtrBgError('CONFIG', `${names} differs by host, and nothing says what it is on ${host}`, {
    hint: `Name it as a host of x-ctr-bg.hosts with variables, as in -H ${known[0] ?? 'NAME'}.`,
  });
}
