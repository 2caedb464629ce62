import { cutOffAfterSwitch, pastCommands } from '../plan/index.ts';
import { readJournal } from '../proxy/index.ts';
import type { Emit, Target, World } from '../types/index.ts';
import type { Engines } from './survey.ts';

type Asked = {
  readonly project: string;
  readonly engines: Engines;
  /** Under the lock, so that no command is at work. */
  readonly world: World;
  readonly target: Target;
  readonly emit: Emit;
};

/**
 * Tells where the command before was cut off while its `post-switch` hooks may have been at work. They are not run
 * again: what one has done of its work only a person knows. Asked where there are such hooks, and nowhere else.
 */
export async function tellOfCutOffHooks({ project, engines, world, target, emit }: Asked): Promise<void> {
  for (const [host, engine] of engines) {
    const proxy = world.get(host)?.proxy;
    const isHooked = target.get(host)?.hooks?.some(({ name }) => name === 'post-switch') ?? false;
    if (!isHooked || proxy?.state !== 'running' || !proxy.onDisk.has(project)) continue;
    const last = cutOffAfterSwitch(pastCommands(await readJournal(engine, proxy, project)));
    if (last === undefined) continue;
    const who = `${last.by.user}@${last.by.machine}`;
    const message = `'${last.command}' of ${who} was cut off after its switch: its hook post-switch may not have come to its end, and is not run again`;
    emit({ kind: 'warning', host, message });
  }
}
