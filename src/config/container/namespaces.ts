import type { HostConfig } from '../../types/index.ts';
import { present } from '../present.ts';
import { listAt } from './numbers.ts';
import { containerName, type Subject } from './subject.ts';

type Sharing = 'network_mode' | 'pid' | 'ipc' | 'uts';

/** What is shared with the host or with other containers. */
export function namespacesOf(subject: Subject): HostConfig {
  const { service } = subject;
  return {
    ...present('NetworkMode', joined(subject, 'network_mode')),
    ...present('PidMode', joined(subject, 'pid')),
    ...present('IpcMode', joined(subject, 'ipc')),
    ...present('UTSMode', joined(subject, 'uts')),
    ...present('UsernsMode', service.userns_mode),
    ...present('CgroupnsMode', service.cgroup),
    ...listAt(
      'VolumesFrom',
      service.volumes_from?.map((from, index) => volumesFrom(subject, from, index)),
    ),
  };
}

/** `service:NAME` is the first container of a service. */
function joined(subject: Subject, key: Sharing): string | undefined {
  const mode = subject.service[key];
  const service = mode?.startsWith('service:') ? mode.slice('service:'.length) : undefined;
  return service === undefined ? mode : `container:${containerName(subject, service, [key])}`;
}

/** `SERVICE[:ro]` or `container:NAME[:ro]` */
function volumesFrom(subject: Subject, from: string, index: number): string {
  if (from.startsWith('container:')) return from.slice('container:'.length);
  const [service = '', ...mode] = from.split(':');
  return [containerName(subject, service, ['volumes_from', index]), ...mode].join(':');
}
