import { archiveCalls } from './archive.ts';
import { containerCalls } from './containers.ts';
import type { Door } from './door.ts';
import type { Engine } from './engine.ts';
import { containerEvents } from './events.ts';
import { runExec } from './exec.ts';
import { imageCalls } from './images.ts';
import { logCalls } from './logs.ts';
import { networkCalls, volumeCalls } from './networks.ts';
import { askJson } from './request.ts';
import * as schemas from './schemas.ts';
import type { shells } from './shell.ts';
import { shellContainer } from './shell-container.ts';
import { swarmCalls } from './swarm.ts';

/** All that may be asked once an API version is agreed on. */
export function calls(
  door: Door,
): Omit<
  Engine,
  'apiVersion' | 'version' | 'architecture' | keyof ReturnType<typeof shells> | 'inspectContainer' | 'close'
> {
  return {
    endpoint: door.endpoint.name,
    info: () =>
      askJson(
        door,
        { method: 'GET', path: '/info', what: 'describe itself', deadline: door.deadlines.read },
        schemas.info,
      ),
    swarm: swarmCalls(door),
    ...containerCalls(door),
    ...logCalls(door),
    exec: (container, argv, options) => runExec(door, container, argv, options),
    shellContainer: (name, spec) => shellContainer(door, name, spec),
    fence: (check) => void (door.fence.check = check),
    ...archiveCalls(door),
    ...imageCalls(door),
    ...networkCalls(door),
    ...volumeCalls(door),
    containerEvents: (labels, signal) => containerEvents(door, labels, signal),
  };
}
