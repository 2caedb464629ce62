import type { Resources, ThrottleDevice } from '../../types/index.ts';
import type { ComposeService } from '../compose/model.ts';
import { present } from '../present.ts';
import { listAt, numberAt } from './numbers.ts';
import type { Subject } from './subject.ts';

/** Processors, memory, processes and block devices; `deploy.resources` goes before the older attributes. */
export function resourcesOf({ service }: Subject): Resources {
  return {
    ...present('CgroupParent', service.cgroup_parent),
    ...memoryOf(service),
    ...processorsOf(service),
    ...pidsOf(service),
    ...blockDevicesOf(service),
  };
}

function memoryOf(service: ComposeService): Resources {
  const { limits, reservations } = service.deploy?.resources ?? {};
  return {
    ...numberAt('Memory', limits?.memory ?? service.mem_limit),
    ...numberAt('MemorySwap', service.memswap_limit),
    ...numberAt('MemorySwappiness', service.mem_swappiness),
    ...numberAt('MemoryReservation', reservations?.memory ?? service.mem_reservation),
    ...present('OomKillDisable', service.oom_kill_disable),
  };
}

function processorsOf(service: ComposeService): Resources {
  const cpus = service.deploy?.resources.limits?.cpus ?? service.cpus;
  return {
    ...present('NanoCpus', cpus === undefined ? undefined : Math.round(cpus * 1e9)),
    ...present('CpuPeriod', service.cpu_period),
    ...present('CpuQuota', service.cpu_quota),
    ...present('CpuRealtimePeriod', service.cpu_rt_period),
    ...present('CpuRealtimeRuntime', service.cpu_rt_runtime),
    ...present('CpuShares', service.cpu_shares),
    ...present('CpusetCpus', service.cpuset),
  };
}

/** 0 is no limit of its own. */
function pidsOf({ pids_limit: own, deploy }: ComposeService): Resources {
  const limit = deploy?.resources.limits?.pids || own;
  return limit ? { PidsLimit: limit } : {};
}

function blockDevicesOf({ blkio_config: blkio = {} }: ComposeService): Resources {
  return {
    ...present('BlkioWeight', blkio.weight),
    ...listAt('BlkioWeightDevice', blkio.weight_device),
    ...listAt('BlkioDeviceReadBps', blkio.device_read_bps?.map(throttle)),
    ...listAt('BlkioDeviceReadIOps', blkio.device_read_iops?.map(throttle)),
    ...listAt('BlkioDeviceWriteBps', blkio.device_write_bps?.map(throttle)),
    ...listAt('BlkioDeviceWriteIOps', blkio.device_write_iops?.map(throttle)),
  };
}

function throttle({ Path, Rate }: { readonly Path: string; readonly Rate: string }): ThrottleDevice {
  return { Path, Rate: Number(Rate) };
}
