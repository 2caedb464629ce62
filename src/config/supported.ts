import { CtrBgError } from '../types/index.ts';
import type { ComposeModel } from './compose/model.ts';
import type { ComposeProject } from './compose/project.ts';
import { laterHint } from './known-keys.ts';
import { KEYS_AT } from './schema.ts';

/** The part of the canonical form that containers are made of so far; all else is refused, never ignored in silence. */
export function supportedPart(model: ComposeModel): Record<string, unknown> {
  const services = Object.entries(model.services).map(([name, service]) => {
    const known = Object.entries(service)
      .filter(([key]) => isSupported(key))
      .map(([key, value]) => [key, PARTS[key]?.(value as object) ?? value]);
    return [name, Object.fromEntries(known)] as const;
  });
  const own = model['x-ctr-bg'];
  return { services: Object.fromEntries(services), ...(own !== undefined && { 'x-ctr-bg': own }) };
}

/** Of these a container takes a part. */
const PARTS: Readonly<Record<string, (value: object) => object>> = {
  healthcheck: (value) => Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith('x-'))),
  deploy: (value) => ('replicas' in value ? { replicas: value.replicas } : {}),
};

/** Keys that say nothing about how a container is made. */
const HARMLESS = new Set(['profiles', 'develop']);

const isSupported = (key: string): boolean => KEYS_AT['services.*']?.includes(key) ?? false;

export function refuseLater({ model, at }: ComposeProject): void {
  for (const [name, service] of Object.entries(model.services)) {
    for (const [key, value] of Object.entries(service)) {
      if (isSupported(key) || HARMLESS.has(key) || key.startsWith('x-') || isDefaultNetwork(key, value))
        continue;
      const where = at(['services', name, key], 'key');
      const message = `${key} in services.${name} is not supported yet by this version`;
      throw new CtrBgError('CONFIG', message, { where, hint: laterHint(key) });
    }
    refusePart(name, service, at);
  }
}

function refusePart(name: string, service: ComposeModel['services'][string], at: ComposeProject['at']): void {
  const { labels, placement, resources, replicas: _, ...deploy } = service.deploy ?? {};
  const parts = Object.keys({ ...(labels && { labels }), ...deploy, ...notEmpty({ placement, resources }) });
  const part = parts.find((one) => !one.startsWith('x-'));
  const key = part === undefined ? undefined : ['deploy', part];
  const path =
    key ??
    (service.healthcheck?.start_interval === undefined ? undefined : ['healthcheck', 'start_interval']);
  if (path === undefined) return;
  const message = `${path[1] ?? ''} in services.${name}.${path[0] ?? ''} is not supported yet by this version`;
  const where = at(['services', name, ...path], 'key');
  throw new CtrBgError('CONFIG', message, { where, hint: laterHint(path[1] ?? '') });
}

function notEmpty(values: Readonly<Record<string, object | undefined>>): Record<string, object | undefined> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => Object.keys(value ?? {}).length > 0),
  );
}

function isDefaultNetwork(key: string, value: unknown): boolean {
  return key === 'networks' && JSON.stringify(value) === '{"default":null}';
}
