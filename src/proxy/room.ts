import type { Engine, Shell } from '../engine/index.ts';
import { inspectProxy } from './open.ts';
import { PROXY } from './layout.ts';
import { ROOM } from './look-scripts.ts';

/** What is left on a host, in bytes. */
export type Room = {
  /** On the disk of the engine, where the proxy's volume is. */
  readonly disk?: { readonly free: number; readonly total: number };
  /** Memory that can be had without swapping. */
  readonly memory?: number;
};

/** Asked from inside the proxy, for an engine does not tell; empty where none runs. */
export async function measureRoom(engine: Engine): Promise<Room> {
  const found = await inspectProxy(engine);
  if (found?.State.Status !== 'running') return {};
  return roomAt(engine.shell(found.Id), PROXY.root);
}

/** Of the disk on which a folder is. */
export async function roomAt(shell: Shell, folder: string): Promise<Room> {
  const { output } = await shell.script(ROOM, [folder]);
  return readRoom(output);
}

/** Lines of `df -P -k` as `disk TOTAL FREE`, and `memory AVAILABLE`, all in KiB. */
export function readRoom(output: string): Room {
  const [, total, free] = /^disk (\d+) (\d+)$/m.exec(output) ?? [];
  const memory = /^memory (\d+)$/m.exec(output)?.[1];
  return {
    ...(free === undefined ? {} : { disk: { total: Number(total) * 1024, free: Number(free) * 1024 } }),
    ...(memory === undefined ? {} : { memory: Number(memory) * 1024 }),
  };
}
