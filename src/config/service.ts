import { CtrBgError, type Dependency, type PullPolicy, type Service } from '../types/index.ts';
import type { ComposeService } from './compose/model.ts';
import { type ContainerContext, buildSettings, containerSettings, swarmWish } from './container/index.ts';
import { type Draft, placed } from './draft.ts';
import { parseDuration } from './duration.ts';
import { routingOf } from './extension/index.ts';
import { readImage } from './image.ts';
import type { Path } from './located.ts';
import { portOf } from './port.ts';
import { isPresent, present } from './present.ts';
import { readPull } from './readers.ts';
import { type Refusal, isRefusal } from './refusal.ts';
import { replicasOf } from './replicas.ts';
import { routesOf } from './routes.ts';
import { lookupIn } from './variables.ts';
import type { ServiceWishes } from './wishes.ts';

const STOP_GRACE = 10_000;

/** A service with the command line's wishes, then what the file says, then the defaults. */
export function buildService(
  name: string,
  draft: Draft,
  context: ContainerContext,
  wishes: ServiceWishes,
): Service {
  const service = draft.model.services[name];
  if (service === undefined) throw new Error(`there is no service ${name}`);
  const build = wishes.image === undefined ? buildSettings(name, context) : undefined;
  const container = containerSettings(name, context);
  const replicas = wishes.replicas ?? replicasOf(name, draft);
  checkNamed(name, service, replicas, draft);
  return {
    name,
    image: imageOf(name, service, draft, wishes),
    pull: wishes.pull ?? pullOf(name, service, draft),
    ...present('platform', service.platform),
    ...present('build', build),
    replicas,
    stopGrace: stopGraceOf(name, service, draft),
    container: { ...container, environment: { ...container.environment, ...environmentOf(name, wishes) } },
    dependsOn: dependenciesOf(service),
    ...present('containerName', service.container_name),
    ...present('swarm', swarmWish(name, context)),
    ...present('routing', routingFor(name, draft, wishes)),
  };
}

function routingFor(name: string, draft: Draft, wishes: ServiceWishes): Service['routing'] {
  const routes = routesOf(name, draft);
  if (routes.length === 0) return undefined;
  const port = wishes.port === undefined ? portOf(name, draft) : undefined;
  return routingOf({ own: draft.own.get(name) ?? {}, settings: draft.settings, port, routes }, wishes);
}

/** Compose's own rule, for the two ways to say how many that Compose does not know. */
function checkNamed(name: string, service: ComposeService, replicas: number, { at }: Draft): void {
  if (service.container_name === undefined || replicas <= 1) return;
  throw new CtrBgError('CONFIG', `services.${name} has a container_name and several replicas`, {
    ...placed(at(['services', name, 'container_name'])),
    hint: 'Names of containers are unique: remove container_name.',
  });
}

/** As Compose does, an image that is built is called PROJECT-SERVICE where nobody names it. */
function imageOf(name: string, { image, build }: ComposeService, draft: Draft, given: ServiceWishes): string {
  const found = given.image ?? image ?? (build && `${draft.model.name}-${name}`);
  if (!isPresent(found)) {
    throw new CtrBgError('CONFIG', `the service ${name} has no image`, {
      ...placed(draft.at(['services', name], 'key')),
      hint: 'Add image: to it, or give the image as in `ctr-bg up nginx:1.30`.',
    });
  }
  const result = readImage(found);
  if (!isRefusal(result)) return result;
  throw refusedKey(['services', name, 'image'], result, draft);
}

function refusedKey(path: Path, { refused, hint }: Refusal, { at }: Draft): CtrBgError {
  return new CtrBgError('CONFIG', `${path.join('.')} ${refused}`, {
    ...placed(at(path)),
    ...(hint === undefined ? {} : { hint }),
  });
}

function pullOf(name: string, { pull_policy: policy }: ComposeService, draft: Draft): PullPolicy {
  if (policy === undefined || policy === 'build') return 'missing';
  const result = readPull(policy);
  if (!isRefusal(result)) return result;
  throw refusedKey(['services', name, 'pull_policy'], result, draft);
}

function stopGraceOf(name: string, { stop_grace_period: text }: ComposeService, draft: Draft): number {
  if (text === undefined) return STOP_GRACE;
  const result = parseDuration(text);
  if (!isRefusal(result)) return result;
  throw refusedKey(['services', name, 'stop_grace_period'], result, draft);
}

/** Those of `-e`: a name without a value is taken from the caller, and left out if it is not set. */
function environmentOf(name: string, { given, environment, warn }: ServiceWishes): Record<string, string> {
  const lookup = lookupIn(environment);
  const pairs = [...given].flatMap(([variable, value]): [string, string][] => {
    const found = value ?? lookup(variable);
    if (found !== undefined) return [[variable, found]];
    warn(`${variable} has no value and is not set here: the containers of ${name} will not have it`);
    return [];
  });
  return Object.fromEntries(pairs);
}

const CONDITIONS: Readonly<Record<string, Dependency['condition']>> = {
  service_healthy: 'healthy',
  service_completed_successfully: 'completed',
};

function dependenciesOf({ depends_on: dependsOn = {} }: ComposeService): Dependency[] {
  return Object.entries(dependsOn).map(([service, { condition, required }]) => ({
    service,
    condition: CONDITIONS[condition] ?? 'started',
    required,
  }));
}
