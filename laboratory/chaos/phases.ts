import { callName, type Call } from './call.ts';
import {
  COMMON_FAULTS,
  isDeath,
  isEvent,
  isOfEngine,
  type Event,
  type Fault,
  type Injection,
} from './faults.ts';

/** Whom a command leaves to die: what serves before it, and what it brings. */
export type Dying = { readonly blue: boolean; readonly green: boolean };

/**
 * Where a phase of a command begins: something dies just before the first call of this kind. Between two of them a
 * command looks, or does more of the same.
 */
const PHASES: readonly { readonly label: string; readonly withProxy: boolean }[] = [
  // Nothing was changed.
  { label: 'shell append', withProxy: true },
  { label: 'POST /containers/create', withProxy: false },
  // The proxy is being made.
  { label: 'PUT /containers/:id/archive', withProxy: false },
  // Green runs; is healthy; its generation is staged; nginx was told; blue is drained; may go.
  { label: 'shell probe', withProxy: true },
  { label: 'shell stage', withProxy: true },
  { label: 'shell keep', withProxy: true },
  { label: 'shell switch', withProxy: true },
  { label: 'shell serving', withProxy: true },
  { label: 'GET /containers/:id/top', withProxy: true },
  { label: 'POST /containers/:id/stop', withProxy: true },
  // The proxy has gone.
  { label: 'DELETE /volumes/:name', withProxy: false },
];

const FIRST_OF_GREEN = 'shell probe#1';

/** How many of the calls that are made again and again, until something is so, are struck. */
const REPEATED = 2;
const POLLS = /^(GET \/containers\/:id\/top|shell (cat|sign))/;

/** Every call of an undisturbed run with every fault; and what happens beside a call at each phase. */
export function allInjections(
  calls: readonly Call[],
  dying: Dying,
  faults: readonly Fault[] = COMMON_FAULTS,
): Injection[] {
  const worth = calls.filter(({ label, nth }) => !POLLS.test(label) || nth <= REPEATED);
  const greenFrom = calls.findIndex((call) => callName(call) === FIRST_OF_GREEN);
  return worth.flatMap((call) => {
    const isOfGreen = greenFrom >= 0 && calls.indexOf(call) >= greenFrom;
    const fitting = faults.filter(
      (fault) => !isEvent(fault) || mayBefall(fault, call, { ...dying, isOfGreen }),
    );
    return fitting.map((fault) => ({ call, fault }));
  });
}

function mayBefall(
  event: Event,
  { label, nth }: Call,
  there: Dying & { readonly isOfGreen: boolean },
): boolean {
  // Space is needed wherever something changes.
  if (event === 'disk-full') return !label.startsWith('GET ');
  const phase = nth === 1 ? PHASES.find((one) => one.label === label) : undefined;
  if (phase === undefined) return false;
  if (isOfEngine(event) || !isDeath(event)) return true;
  if (event === 'nginx-dies') return phase.withProxy;
  return phase.withProxy && (event === 'blue-dies' ? there.blue : there.green && there.isOfGreen);
}
