import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine/index.ts';
import type { DrainSettings } from '../types/index.ts';
import { underWay, type Flow, type UnderWay } from './flows.ts';
import { PROXY } from './layout.ts';

export type Drained = {
  readonly ms: number;
  /** Connections to the drained addresses that were still open when the budget was spent. */
  readonly cut: number;
};

type Options = {
  readonly addresses: readonly string[];
  /** What is counted for the containers at the addresses. */
  readonly flows: readonly Flow[];
  /** At least the time for which idle client connections are kept. */
  readonly budget: DrainSettings;
  readonly now: () => number;
};

/**
 * Waits until nothing can reach the addresses through the proxy any more: no worker is quitting; or no connection
 * to them has been open for as long as an idle client connection is kept (its next request would still be the old
 * generation's, FACTS 4); or the budget of what is still under way is spent, which is no failure: what is cut is counted.
 */
export async function drain(
  engine: Engine,
  container: string,
  { addresses, flows, budget, now }: Options,
): Promise<Drained> {
  const start = now();
  let quietSince: number | undefined;
  for (let pause = 50; ; pause = Math.min(pause * 1.5, 500)) {
    if (!(await hasQuittingWorkers(engine, container))) return { ms: now() - start, cut: 0 };
    const open = await countConnections(engine, container, addresses);
    quietSince = open === 0 ? (quietSince ?? now()) : undefined;
    const quiet = quietSince !== undefined && now() - quietSince >= PROXY.keepaliveMinTimeout;
    if (quiet) return { ms: now() - start, cut: 0 };
    const spent = spentBudgets(budget, now() - start);
    if (await isSpent(spent, () => underWay(engine, container, flows)))
      return { ms: now() - start, cut: open };
    await sleep(pause);
  }
}

type Kinds = Readonly<Record<keyof DrainSettings, boolean>>;

function spentBudgets({ http, websockets }: DrainSettings, passed: number): Kinds {
  const isOver = (budget: number) => passed >= Math.max(budget, PROXY.keepaliveMinTimeout);
  return { http: isOver(http), websockets: isOver(websockets) };
}

/** Whether nothing is under way any more that still has time. Exported for its test. */
export async function isSpent(spent: Kinds, look: () => Promise<UnderWay>): Promise<boolean> {
  if (spent.http && spent.websockets) return true;
  if (!spent.http && !spent.websockets) return false;
  const seen = await look();
  return spent.http ? !seen.websockets : !seen.http;
}

async function hasQuittingWorkers(engine: Engine, container: string): Promise<boolean> {
  const processes = await engine.listProcesses(container);
  return processes.some(({ args }) => args.includes('worker process is shutting down'));
}

async function countConnections(
  engine: Engine,
  container: string,
  addresses: readonly string[],
): Promise<number> {
  const { output } = await engine.shell(container).run(['cat', '/proc/net/tcp']);
  return countEstablished(output, addresses);
}

/** Rows of /proc/net/tcp that are ESTABLISHED (01) to one of the addresses, which stand there in hexadecimal,
 *  byte-reversed (proc(5)). Exported for its test. */
export function countEstablished(table: string, addresses: readonly string[]): number {
  const wanted = new Set(addresses.map(toHexadecimal));
  const rows = table
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(/\s+/));
  return rows.filter(([, , remote = '', state]) => state === '01' && wanted.has(remote.split(':')[0] ?? ''))
    .length;
}

function toHexadecimal(address: string): string {
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  return bytes.reverse().join('').toUpperCase();
}
