import type { Engine, Shell } from '../engine/index.ts';
import { CtrBgError, type Moment, type ProxyView, type Receipt } from '../types/index.ts';
import { PROXY, generationUrl, projectFolder } from './layout.ts';
import { SERVING, SWITCH, TELL } from './switch-scripts.ts';

/** What nginx answers for a project that it does not serve. */
const NONE = '-';

/** ms from the start of the script to its end; other hosts may be waited for meanwhile. */
const SWITCH_DEADLINE = 90_000;

export type SwitchOptions = {
  /** The pointers of all projects as they are known: when another one has another one by now, nothing is done. */
  readonly others?: ProxyView['onDisk'] | undefined;
  /** Awaited when all is ready and nothing is left but a rename and a signal; when it rejects, nothing is done. */
  readonly meet?: (() => Promise<void>) | undefined;
};

export type Switched = { readonly receipt: Receipt; readonly moment: Moment };

/**
 * Moves a project's live pointer, reloads nginx from inside its container, and returns the receipt once new
 * connections are answered by the new generation alone and every worker from before has gone or is quitting (FACTS 1
 * to 3). `generation` undefined takes the project off the proxy.
 * Throws SWITCH_FAILED when nginx keeps what it had, and what `meet` rejects with. Returns undefined when nothing was
 * done because of `others`.
 */
export async function switchGeneration(
  engine: Engine,
  container: string,
  project: string,
  generation: string | undefined,
  { others, meet }: SwitchOptions = {},
): Promise<Switched | undefined> {
  const folder = `${PROXY.root}/${projectFolder(project)}`;
  const known = others && [...others].map(([other, id]) => ` ${other}=generations/${id} `).join('');
  const values = [folder, generation ?? '', generation ?? NONE, generationUrl(project), meet ? 'wait' : ''];
  const shell = engine.shell(container);
  const attended = attend(shell, meet);
  const { exitCode, output } = await shell.script(SWITCH, known === undefined ? values : [...values, known], {
    deadline: SWITCH_DEADLINE,
    onLine: attended.onLine,
  });
  const moment = attended.end();
  if (exitCode === 0) return { receipt: readReceipt(output, generation ?? NONE), moment };
  if (exitCode === OVERTAKEN) return undefined;
  const log = await engine.tailLogs(container, 5);
  throw new CtrBgError('SWITCH_FAILED', FAILURES[exitCode] ?? `the switch ended with ${exitCode}`, {
    details: [...lastWords(output), ...log],
    hint: `'docker logs ${PROXY.container}' has nginx's own words.`,
  });
}

/** It waits for its word, in a process of this number. */
const READY = /^ready (\d+)$/;

type Attended = {
  readonly onLine: (line: string) => void;
  /** When it was told, moved and ended. Throws what those who were waited for failed with. */
  readonly end: () => Moment;
};

/** Listens to a switch from its beginning on, and gives it its word when all have met. */
function attend(shell: Shell, meet: SwitchOptions['meet']): Attended {
  let sent = performance.now();
  let moved: number | undefined;
  let refusal: Error | undefined;
  // Whether it has heard shows by how it ends.
  const tell = (process: string, signal: string): Promise<unknown> =>
    shell.inside(TELL, [process, signal]).catch(() => undefined);
  const goOn = (process: string): Promise<unknown> => {
    sent = performance.now();
    return tell(process, 'USR1');
  };
  const giveUp = (process: string, error: Error): Promise<unknown> => {
    refusal = error;
    return tell(process, 'TERM');
  };
  return {
    onLine(line) {
      if (line.startsWith('moved ')) moved ??= performance.now();
      const process = READY.exec(line)?.[1];
      if (process === undefined) return;
      void meet?.().then(
        () => goOn(process),
        (error: Error) => giveUp(process, error),
      );
    },
    end() {
      if (refusal !== undefined) throw refusal;
      const heard = performance.now();
      return { sent, moved: moved ?? heard, heard };
    },
  };
}

/** Of the script: another project has switched. */
const OVERTAKEN = 76;

const FAILURES: Readonly<Record<number, string>> = {
  71: 'nginx in the proxy is not running as it should',
  72: 'the live pointer could not be moved',
  73: 'nginx could not be told to reload',
  74: 'nginx was reloaded but did not take the new configuration',
  77: 'other hosts were waited for, and did not become ready',
};

/** The words of the command itself, without the answers that were sampled. */
function lastWords(output: string): string[] {
  const lines = output
    .split('\n')
    .filter((line) => line !== '' && !/^(answer|ready|moved|reloaded|began|closed) /.test(line));
  return lines.slice(-5);
}

/** In a second, of what proc(5) tells to programs: the same on all processors that Docker runs on. */
const TICKS = 100;

type Answer = { readonly generation: string; readonly at: number };

/** All times count from the moment before the pointer was moved, to 10 ms. Exported for its test. */
export function readReceipt(output: string, expected: string): Receipt {
  const sampled = answers(output);
  const [, clock = '', before, then] = /^moved (\S+) (\S+) (\S+)$/m.exec(output) ?? [];
  // A `date` without fractions of a second leaves the first answer after the reload to count from.
  const isPrecise = /^\d+\.\d+$/.test(clock);
  const start = isPrecise ? (Number(clock) + Number(then) - Number(before)) * 1000 : (sampled[0]?.at ?? 0);
  const answered = (answer: Answer | undefined): number =>
    Math.max(0, Math.round((answer?.at ?? start) - start));
  const seen = (word: string, unit = 1): number | undefined => {
    const uptime = new RegExp(`^${word} ([\\d.]+)$`, 'm').exec(output)?.[1];
    return uptime === undefined
      ? undefined
      : Math.max(0, Math.round((Number(uptime) / unit - Number(then)) * 1000));
  };
  const isNew = ({ generation }: Answer): boolean => generation === expected;
  const lastOldMs = Math.max(answered(sampled.findLast((answer) => !isNew(answer))), seen('closed') ?? 0);
  return {
    generation: expected,
    reloadMs: seen('reloaded') ?? 0,
    firstNewMs: Math.min(answered(sampled.find(isNew)), seen('began', TICKS) ?? Infinity),
    lastOldMs,
    oldWorkersGoneMs: Math.max(lastOldMs, answered(sampled.at(-1))),
  };
}

function answers(output: string): Answer[] {
  return output.split('\n').flatMap((line) => {
    const [, generation, seconds] = /^answer (\S+) (\d+\.\d+)$/.exec(line) ?? [];
    return generation === undefined ? [] : [{ generation, at: Number(seconds) * 1000 }];
  });
}

/** Throws SWITCH_FAILED unless several new connections in a row are answered by the generation. */
export async function witnessServing(
  engine: Engine,
  container: string,
  project: string,
  generation: string | undefined,
): Promise<void> {
  const values = [generation ?? NONE, generationUrl(project)];
  const { exitCode, output } = await engine.shell(container).script(SERVING, values, { deadline: 60_000 });
  if (exitCode === 0) return;
  throw new CtrBgError('SWITCH_FAILED', `nginx does not answer with generation ${generation ?? '(none)'}`, {
    details: output.trim().split('\n').slice(-3),
    hint: `'docker logs ${PROXY.container}' has nginx's own words.`,
  });
}
