import type { DeviceRequest, Resources } from '../../types/index.ts';
import type { ComposeDevice, ComposeDeviceRequest } from '../compose/model.ts';
import { present } from '../present.ts';
import { listAt } from './numbers.ts';
import type { Subject } from './subject.ts';

/** A device of the Container Device Interface: `vendor.com/class=name`. */
const CDI = /^[A-Za-z][A-Za-z0-9._-]*\/[A-Za-z0-9][A-Za-z0-9_-]*=[A-Za-z0-9][A-Za-z0-9_.:-]*$/;

/** Devices of the host, and those that a driver such as NVIDIA's hands out. */
export function devicesOf({ service }: Subject): Resources {
  const { devices = [], gpus = [], deploy } = service;
  const reserved = deploy?.resources.reservations?.devices ?? [];
  const named = devices.filter(isCdi).map(({ source = '' }) => source);
  const requests = [
    ...reserved.map((device) => requestOf(device, device.capabilities)),
    ...(named.length > 0 ? [{ Driver: 'cdi', DeviceIDs: named }] : []),
    ...gpus.map((gpu) => requestOf(gpu, [...(gpu.capabilities ?? []), 'gpu'])),
  ];
  const mapped = devices.filter((device) => !isCdi(device)).map(mappingOf);
  return {
    ...listAt('Devices', mapped),
    ...listAt('DeviceRequests', requests),
    ...listAt('DeviceCgroupRules', service.device_cgroup_rules),
  };
}

function isCdi({ source = '', target }: ComposeDevice): boolean {
  return source === target && CDI.test(source);
}

function mappingOf({ source = '', target = source, permissions = 'rwm' }: ComposeDevice) {
  return { PathOnHost: source, PathInContainer: target, CgroupPermissions: permissions };
}

function requestOf(
  { driver, count, device_ids, options }: ComposeDeviceRequest,
  capabilities: readonly string[] | undefined,
): DeviceRequest {
  return {
    ...present('Driver', driver),
    ...present('Count', count),
    ...listAt('DeviceIDs', device_ids),
    ...(capabilities && { Capabilities: [capabilities] }),
    ...present('Options', options),
  };
}
