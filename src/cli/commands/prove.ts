import { setTimeout as sleep } from 'node:timers/promises';
import { durationFlag } from '../../config/flags.ts';
import { atMost, MARKS } from '../../prove/index.ts';
import { errorDocument } from '../../report/index.ts';
import { CtrBgError, toError, type Emit, type ResultDocument } from '../../types/index.ts';
import type { Context } from '../context.ts';
import type { ProveFlags } from '../prove-flags.ts';
import type { CommandResult } from '../result.ts';
import type { Inner } from '../tree/inner.ts';
import { findHere } from './project.ts';
import { openCopy } from './prove-copy.ts';
import { beforeAnything, beyond } from './prove-verdict.ts';
import { checkFiles, writeFiles } from './prove-files.ts';
import { startLoads, type Loads } from './prove-loads.ts';
import { loadsOf, readWishes, type Wishes } from './prove-wishes.ts';

/** What serves is watched alone before and after the command, in ms. */
const BEFORE = 2000;
const AFTER = 2000;
const LONGEST = 3_600_000;

/** `ctr-bg prove`: a command under a load of its own, and what the load lost. */
export async function prove(
  context: Context,
  flags: ProveFlags,
  inner: Inner | undefined,
): Promise<CommandResult> {
  const wishes = readWishes(flags, (await findHere(context)).prove);
  const length = flags.for === undefined ? undefined : lengthOf(flags.for, inner);
  await checkFiles(flags);
  if (wishes.against !== 'copy') return proveOn({ context, inner }, { flags, wishes, length });
  await using copy = await openCopy(context, inner);
  return await proveOn(copy, { flags, wishes, length });
}

type Subject = { readonly context: Context; readonly inner: Inner | undefined };
type How = { readonly flags: ProveFlags; readonly wishes: Wishes; readonly length: number | undefined };

async function proveOn({ context, inner }: Subject, { flags, wishes, length }: How): Promise<CommandResult> {
  await using loads = await startLoads(await loadsOf(context, wishes), wishes, inner?.text);
  const { document, error } =
    inner === undefined ? await measure(context, length ?? 0) : await runUnder(context, loads, inner);
  const proof = await loads.stop().catch(toError);
  // The deploy's own result is told whatever has become of its load.
  if (proof instanceof Error) return toldAs(document, error ?? proof);
  const unwritten = await writeFiles(flags, proof).catch(toError);
  return toldAs(
    { ...document, proof },
    error ??
      beyond(proof, wishes.against === 'copy' ? undefined : document.outcome) ??
      (unwritten instanceof Error ? unwritten : undefined),
  );
}

function toldAs(document: ResultDocument, error: Error | undefined): CommandResult {
  const reason = error === undefined ? {} : { error: errorDocument(error) };
  return { document: { ...document, ok: error === undefined, command: 'prove', ...reason }, error };
}

function lengthOf(text: string, inner: Inner | undefined): number {
  if (inner !== undefined)
    throw new CtrBgError('USAGE', '--for is for a measurement without a command', {
      hint: 'With a command the load lasts as long as that, and 2 s before and after.',
    });
  return atMost('--for (in ms)', durationFlag('--for', text), LONGEST);
}

/** Nothing but the load. */
async function measure({ signal }: Context, ms: number): Promise<CommandResult> {
  return { document: { ok: true, command: 'prove' }, error: await pause(ms, signal) };
}

/** The command, once the load has seen that what serves is in order. */
async function runUnder(context: Context, loads: Loads, { flags, action }: Inner): Promise<CommandResult> {
  const { signal } = context;
  const early = (await pause(BEFORE, signal)) ?? beforeAnything(loads.snapshot());
  if (early !== undefined) return { document: { ok: false, command: 'prove' }, error: early };
  loads.mark(MARKS.begun);
  const mark = marker(loads);
  const begun = context.now();
  const result = await settled(
    action({
      ...context,
      flags,
      // Its time is that of the command alone.
      now: () => context.now() - begun,
      emit: (event) => {
        mark(event);
        context.emit(event);
      },
    }),
  );
  loads.mark(MARKS.ended);
  if (result.error === undefined) await pause(AFTER, signal);
  return result;
}

/**
 * A command may switch again once it has cleaned up: the first switch is the one that clients see. Of several hosts each
 * has its own moment.
 */
function marker({ mark }: Loads): Emit {
  const marked = new Set<string>();
  return (event) => {
    const { kind } = event;
    if (kind !== 'receipt' && kind !== 'turning-back') return;
    const host = kind === 'receipt' ? event.host : undefined;
    const key = `${kind} ${host ?? ''}`;
    if (marked.has(key)) return;
    marked.add(key);
    mark(kind === 'receipt' ? MARKS.switched : MARKS.back, host);
  };
}

/** What it threw is its result too: the load has seen what came of it. */
async function settled(result: Promise<CommandResult>): Promise<CommandResult> {
  try {
    return await result;
  } catch (cause) {
    return { document: { ok: false, command: 'prove', outcome: 'failed' }, error: toError(cause) };
  }
}

/** Why it was ended early, if it was. */
async function pause(ms: number, signal: AbortSignal): Promise<Error | undefined> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
  return signal.aborted ? (signal.reason as Error) : undefined;
}
