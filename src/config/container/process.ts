import type { ContainerConfig } from '../../types/index.ts';
import { present } from '../present.ts';
import { exposedPorts } from './ports.ts';
import type { Subject } from './subject.ts';

/** What runs in the container, as whom and where; `null` for command and entrypoint is the image's own. */
export function processOf({ service }: Subject): ContainerConfig {
  return {
    ...present('Cmd', service.command),
    ...present('Entrypoint', service.entrypoint),
    ...present('User', service.user),
    ...present('WorkingDir', service.working_dir),
    ...present('StopSignal', service.stop_signal),
    ...present('Hostname', service.hostname),
    ...present('Domainname', service.domainname),
    ...present('Tty', service.tty),
    ...present('OpenStdin', service.stdin_open),
    ...exposedPorts(service),
  };
}
