import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CtrBgProcess, Laboratory } from '../laboratory/index.ts';
import { startLoad } from '../laboratory/load/index.ts';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/**
 * Milliseconds from the start of a deploy until the last new connection was opened that the old version answered,
 * as clients saw it.
 */
export async function timeToLastOld(
  port: number,
  old: string,
  deploy: () => Promise<unknown>,
): Promise<number> {
  await using load = await startLoad({
    target: { host: '127.0.0.1', port },
    // As few as tell the time well enough: what measures must not compete with what is measured. The script loses some,
    // and waiting for those would let the machine fall idle before it is our turn.
    lanes: [{ kind: 'new-connection', rate: 60, deadline: 1000 }],
  });
  await sleep(300);
  const start = performance.timeOrigin + performance.now();
  await deploy();
  await sleep(300);
  const version = (await load.stop()).lanes[0]?.versions[old];
  if (version === undefined) throw new Error(`${old} never answered`);
  return version.lastOpened - start;
}

/** Milliseconds that a command takes, start to end; the least of several, since others use the machine too. */
export async function startUp(argv: readonly string[], times: number): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < times; round++) {
    const [command = '', ...args] = argv;
    const start = performance.now();
    await once(spawn(command, args, { stdio: 'ignore' }), 'close');
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** Peak resident memory of a process while it runs, in MiB (proc(5), VmHWM). */
export async function peakMemory(pid: number, ended: Promise<unknown>): Promise<number> {
  let peak = 0;
  for (;;) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
    if ((await Promise.race([ended, sleep(10, 'running')])) !== 'running') return peak;
  }
}

/**
 * Milliseconds from when the application of a container listens, by its own log, until a deploy with
 * `--progress json` calls it healthy.
 */
export async function timeToNotice(
  lab: Laboratory,
  container: string,
  { child, ended }: CtrBgProcess,
): Promise<number> {
  let healthy: number | undefined;
  child.stderr?.on('data', (text: Buffer) => {
    if (/"step-ended".*"healthy"/.test(text.toString())) healthy ??= Date.now();
  });
  const { exitCode, stderr } = await ended;
  if (exitCode !== 0 || healthy === undefined) throw new Error(`it did not become healthy\n${stderr}`);
  const path = `/containers/${container}/logs?stdout=1&tail=1`;
  const { body } = await lab.engine.api.call('GET', path);
  const since = /listening since (\d+)/.exec(body)?.[1];
  if (since === undefined) throw new Error(`${container} does not tell since when it listens`);
  return healthy - Number(since);
}
