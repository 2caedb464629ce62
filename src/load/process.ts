/**
 * The load's own process: takes orders over IPC, and ends with the process that gives them. Its own, so that
 * the event loop of a test and that of its load do not wait for each other.
 */
import type { Order, Word } from './messages.ts';
import { startWork, type Work } from './work.ts';

/** How often the other side gets a report to make snapshots from, in ms. */
const INTERIM = 100;

let work: Work | undefined;

export function serveLoad(): void {
  process.on('message', (order: Order) => obey(order));
  process.on('disconnect', () => process.exit());
  // A signal may reach the whole group of processes; this one ends with the one that it serves.
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) process.on(signal, () => undefined);
}

function obey(order: Order): void {
  switch (order.kind) {
    case 'start':
      work = startWork(order.options);
      void tell(work);
      return;
    case 'marker':
      work?.markers.push(order.marker);
      return;
    case 'stop':
      work?.stop.stop(order.at);
      return;
    default:
      order satisfies never;
  }
}

async function tell(work: Work): Promise<void> {
  let started = false;
  const timer = setInterval(() => {
    if (!started && !work.underWay()) return;
    say({ kind: started ? 'interim' : 'started', report: work.report() });
    started = true;
  }, INTERIM);
  await work.ended;
  clearInterval(timer);
  say({ kind: 'final', report: work.report() });
}

function say(word: Word): void {
  process.send?.(word);
}
