import type { SwarmObstacle, SwarmSettings, SwarmUpdate, SwarmWish } from '../../types/index.ts';
import type { ComposeService } from '../compose/model.ts';
import type { ComposeDeploy, ComposeUpdate } from '../compose/model-deploy.ts';
import { isPresent, present } from '../present.ts';
import type { Path } from '../located.ts';
import { listAt, nanoseconds, numberAt } from './numbers.ts';
import { attributeName, type ContainerContext, type Subject } from './subject.ts';

/**
 * How a service is to run on a Swarm: `deploy` as `docker stack deploy` reads it, and, where that says nothing, the
 * older attributes of the same meaning; undefined when nothing is said. What no Swarm service can be is told, and refused by whoever puts it on one.
 */
export function swarmWish(name: string, context: ContainerContext): SwarmWish | undefined {
  const service = context.model.services[name];
  if (service === undefined) throw new Error(`there is no service ${name}`);
  const subject: Subject = { ...context, name, service };
  const { deploy } = service;
  const wish = {
    ...(deploy?.mode === 'global' && { mode: 'global' as const }),
    labels: deploy?.labels ?? {},
    resources: resourcesOf(service),
    restart: restartOf(service),
    placement: placementOf(deploy),
    ...present('update', deploy?.update_config && updateOf(deploy.update_config)),
    ...present('rollback', deploy?.rollback_config && updateOf(deploy.rollback_config)),
    obstacles: obstaclesOf(subject),
  };
  const saysNothing = Object.values(wish).every((part) => Object.keys(part).length === 0);
  return saysNothing ? undefined : wish;
}

function resourcesOf(service: ComposeService): SwarmSettings['resources'] {
  const limit = limitsOf(service);
  const reserved = reservationsOf(service);
  return {
    ...(Object.keys(limit).length > 0 && { Limits: limit }),
    ...(Object.keys(reserved).length > 0 && { Reservations: reserved }),
  };
}

function limitsOf({ deploy, cpus, mem_limit: memory, pids_limit: pids }: ComposeService) {
  const limits = deploy?.resources.limits;
  return {
    ...present('NanoCPUs', cpusOf(limits?.cpus ?? cpus)),
    ...numberAt('MemoryBytes', limits?.memory ?? memory),
    ...present('Pids', limits?.pids ?? pids),
  };
}

function reservationsOf({ deploy, mem_reservation: memory }: ComposeService) {
  const reservations = deploy?.resources.reservations;
  const generic = reservations?.generic_resources?.flatMap(({ discrete_resource_spec: spec }) =>
    spec ? [{ DiscreteResourceSpec: { Kind: spec.kind, Value: spec.value } }] : [],
  );
  return {
    ...present('NanoCPUs', cpusOf(reservations?.cpus)),
    ...numberAt('MemoryBytes', reservations?.memory ?? memory),
    ...listAt('GenericResources', generic),
  };
}

const cpusOf = (cpus: number | undefined): number | undefined =>
  cpus === undefined ? undefined : Math.round(cpus * 1e9);

const CONDITIONS: Readonly<Record<string, string>> = {
  no: 'none',
  always: 'any',
  'unless-stopped': 'any',
  'on-failure': 'on-failure',
};

function restartOf({ deploy, restart }: ComposeService): SwarmSettings['restart'] {
  const policy = deploy?.restart_policy;
  if (policy !== undefined) {
    return {
      ...present('Condition', policy.condition),
      ...present('Delay', durationOf(policy.delay)),
      ...present('MaxAttempts', policy.max_attempts),
      ...present('Window', durationOf(policy.window)),
    };
  }
  const [condition = ''] = (restart ?? '').split(':');
  return { ...present('Condition', CONDITIONS[condition]) };
}

const durationOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : nanoseconds(text);

function placementOf(deploy: ComposeDeploy | undefined): SwarmSettings['placement'] {
  const { constraints, preferences, max_replicas_per_node: most } = deploy?.placement ?? {};
  const spread = preferences?.flatMap(({ spread: over }) =>
    over === undefined ? [] : [{ Spread: { SpreadDescriptor: over } }],
  );
  return {
    ...listAt('Constraints', constraints),
    ...listAt('Preferences', spread),
    ...present('MaxReplicas', most),
  };
}

function updateOf(update: ComposeUpdate): SwarmUpdate {
  return {
    ...present('Parallelism', update.parallelism),
    ...present('Delay', durationOf(update.delay)),
    ...present('FailureAction', update.failure_action),
    ...present('Monitor', durationOf(update.monitor)),
    ...present('MaxFailureRatio', update.max_failure_ratio),
    ...present('Order', update.order),
  };
}

/** Attributes that a Swarm service does not have; what the engine would drop in silence is refused here. */
const FOREIGN = [
  'blkio_config',
  'cgroup',
  'cgroup_parent',
  'cpu_period',
  'cpu_quota',
  'cpu_rt_period',
  'cpu_rt_runtime',
  'cpu_shares',
  'cpuset',
  'device_cgroup_rules',
  'devices',
  'domainname',
  'external_links',
  'gpus',
  'ipc',
  'links',
  'mac_address',
  'mem_swappiness',
  'memswap_limit',
  'network_mode',
  'oom_kill_disable',
  'oom_score_adj',
  'pid',
  'privileged',
  'runtime',
  'security_opt',
  'shm_size',
  'storage_opt',
  'userns_mode',
  'uts',
  'volumes_from',
] as const satisfies readonly (keyof ComposeService)[];

function obstaclesOf(subject: Subject): SwarmObstacle[] {
  const { service } = subject;
  const foreign = FOREIGN.filter((key) => {
    const value = service[key];
    const isEmpty = Array.isArray(value) && value.length === 0;
    return isPresent(value) && value !== false && !isEmpty;
  });
  return [
    ...foreign.map((key) =>
      obstacle(
        subject,
        [key],
        `${attributeName(subject, [key])} is for containers, no Swarm service has it`,
        'Remove it, or keep the project on containers: x-ctr-bg: { engine: docker }.',
      ),
    ),
    ...portObstacles(subject),
    ...deployObstacles(subject),
  ];
}

function portObstacles(subject: Subject): SwarmObstacle[] {
  return (subject.service.ports ?? []).map((_port, index) =>
    obstacle(
      subject,
      ['ports', index],
      `ports of ${subject.name}: tasks are found by their name (dnsrr), which publishes no port`,
      'Remove it: the proxy publishes what has a route, and others on the same network need no port.',
    ),
  );
}

function deployObstacles(subject: Subject): SwarmObstacle[] {
  const { deploy } = subject.service;
  const { mode = 'replicated', endpoint_mode: endpoint = 'dnsrr', resources } = deploy ?? {};
  return [
    ...(['replicated', 'global'].includes(mode)
      ? []
      : [
          obstacle(
            subject,
            ['deploy', 'mode'],
            `deploy.mode of ${subject.name} is ${mode}: its tasks end, and what is deployed serves`,
            'Write replicated or global; what runs to its end is what others depend on with service_completed_successfully.',
          ),
        ]),
    ...(endpoint === 'dnsrr'
      ? []
      : [
          obstacle(
            subject,
            ['deploy', 'endpoint_mode'],
            `deploy.endpoint_mode of ${subject.name} is ${endpoint}: nginx must see every task, so it is dnsrr`,
            'Remove it, or write dnsrr.',
          ),
        ]),
    ...(resources?.reservations?.devices === undefined
      ? []
      : [
          obstacle(
            subject,
            ['deploy', 'resources', 'reservations', 'devices'],
            `devices of ${subject.name} are for containers, no Swarm service has them`,
            'A Swarm knows generic_resources, which its nodes announce.',
          ),
        ]),
  ];
}

function obstacle(subject: Subject, path: Path, message: string, hint: string): SwarmObstacle {
  const where = subject.at(['services', subject.name, ...path]);
  return { message, hint, ...(where && { where }) };
}
