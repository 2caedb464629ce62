import type { HostConfig, Resources } from '../../types/index.ts';
import { present } from '../present.ts';
import { listAt, numberAt } from './numbers.ts';
import type { Subject } from './subject.ts';

/** One number sets both limits. */
export function ulimitsOf({ service: { ulimits = {} } }: Subject): Resources {
  const limits = Object.entries(ulimits).map(([Name, limit]) => {
    const { soft = 0, hard = 0 } = typeof limit === 'number' ? { soft: limit, hard: limit } : limit;
    return { Name, Soft: soft, Hard: hard };
  });
  return listAt('Ulimits', limits);
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
