import type { HostConfig, Resources, Ulimit } from '../../types/index.ts';
import type { ComposeUlimit } from '../compose/model.ts';
import { present } from '../present.ts';
import { listAt, numberAt } from './numbers.ts';
import type { Subject } from './subject.ts';

export function ulimitsOf({ service: { ulimits = {} } }: Subject): Resources {
  return listAt('Ulimits', ulimitList(ulimits));
}

/** One number sets both limits. */
export function ulimitList(ulimits: Readonly<Record<string, ComposeUlimit>>): Ulimit[] {
  return Object.entries(ulimits).map(([Name, limit]) => {
    const { soft = 0, hard = 0 } = typeof limit === 'number' ? { soft: limit, hard: limit } : limit;
    return { Name, Soft: soft, Hard: hard };
  });
}

/** The kernel and the engine around the process. */
export function systemOf({ service }: Subject): HostConfig {
  const { logging } = service;
  return {
    ...present('Init', service.init),
    ...present('ReadonlyRootfs', service.read_only),
    ...present('Runtime', service.runtime),
    ...numberAt('ShmSize', service.shm_size),
    ...present('Sysctls', service.sysctls),
    ...present('StorageOpt', service.storage_opt),
    ...present('OomScoreAdj', service.oom_score_adj),
    ...present('Annotations', service.annotations),
    ...(logging && { LogConfig: { Type: logging.driver ?? '', ...present('Config', logging.options) } }),
  };
}
