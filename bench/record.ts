import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLoad, totals } from '../laboratory/load/index.ts';
import { median } from './measure.ts';

const run = promisify(execFile);
const PROXY = 'ctr-bg-proxy';
const ROUNDS = 12;
/** How long each round measures, and how long the new workers get before it, in ms. */
const MEASURED = 2500;
const SETTLING = 1000;

/** Requests per second of nginx's own processor time, without and with the record of requests. */
export type RecordCost = { readonly without: number; readonly with: number };

/**
 * What the record costs nginx: the same rendered configuration, with its `access_log` and with it off, turn by turn,
 * under a load that never waits. Counted by the processor time of the workers: where clients, application and nginx
 * share a few cores, requests per second of the wall clock tell of the clients.
 */
export async function recordCost(port: number): Promise<RecordCost> {
  const found = { without: [] as number[], with: [] as number[] };
  await using load = await startLoad({
    target: { host: '127.0.0.1', port },
    lanes: [{ kind: 'keep-alive', connections: 32 }],
  });
  for (let round = 0; round < ROUNDS; round++) {
    const isOn = round % 2 === 1;
    await setRecord(isOn);
    await sleep(SETTLING);
    const [before, from] = [await processorTime(), totals(load.snapshot()).sent];
    await sleep(MEASURED);
    const [after, to] = [await processorTime(), totals(load.snapshot()).sent];
    found[isOn ? 'with' : 'without'].push((to - from) / (after - before));
  }
  return { without: median(found.without), with: median(found.with) };
}

/** In the generation that serves, and in nginx. */
async function setRecord(isOn: boolean): Promise<void> {
  const change = isOn
    ? 'mv "$file.on" "$file"'
    : 'cp "$file" "$file.on"; sed -i "s#access_log /.*;#access_log off;#" "$file"';
  // What is not as it is meant to be would be measured all the same.
  const check = `grep -q "access_log ${isOn ? '/' : 'off;'}" "$file" || exit 1`;
  await inProxy(
    `for file in /etc/ctr-bg/projects/*/generations/*/http.conf; do ${change}; ${check}; done; nginx -s reload 2>&1`,
  );
}

/** In seconds (proc(5), utime and stime), of the workers that take new connections. */
async function processorTime(): Promise<number> {
  const text = await inProxy(
    `for process in /proc/[0-9]*; do read -r title < $process/cmdline; case "$title" in *shutting*) ;; 'nginx: worker process'*) awk '{ print $14 + $15 }' $process/stat;; esac; done 2>&1`,
  );
  const ticks = text.split('\n').filter((line) => /^\d+$/.test(line));
  if (ticks.length === 0) throw new Error(`nginx has no worker: ${text}`);
  return ticks.reduce((sum, one) => sum + Number(one) / 100, 0);
}

async function inProxy(script: string): Promise<string> {
  const { stdout } = await run('docker', ['exec', PROXY, 'sh', '-c', script], { timeout: 30_000 });
  return stdout;
}
