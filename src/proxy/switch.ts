import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine, Shell, ShellResult } from '../engine/index.ts';
import { CtrBgError, type Moment, type ProxyView, type Receipt } from '../types/index.ts';
import { PROXY, generationUrl, projectFolder } from './layout.ts';
import { movedBetween, readReceipt, type Reading } from './receipt.ts';
import { CLOCK, SERVING, SWITCH, TELL, WORKERS } from './switch-scripts.ts';

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
 * Moves a project's live pointer, reloads nginx from inside its container, and returns the receipt once every worker from
 * before has gone or is quitting, and new connections are answered by the new generation alone (FACTS 1 to 3).
 * `generation` undefined takes the project off the proxy.
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
  const values = [folder, generation ?? '', meet ? 'wait' : ''];
  const shell = engine.shell(container);
  const attended = attend(shell, meet);
  const moved = await shell.script(SWITCH, known === undefined ? values : [...values, known], {
    deadline: SWITCH_DEADLINE,
    onLine: attended.onLine,
  });
  attended.check();
  if (moved.exitCode === OVERTAKEN) return undefined;
  if (moved.exitCode !== 0) throw await switchFailed(engine, container, moved);
  const turned = await watchWorkers(shell, moved.output, meet ? 0 : FIRST_LOOK);
  const serving = turned.exitCode === 0 ? await askWhetherServing(shell, project, generation) : turned;
  if (serving.exitCode !== 0) throw await switchFailed(engine, container, serving);
  const output = [moved, turned, serving].map((one) => one.output).join('\n');
  const at = Number(/^moved (\S+)$/m.exec(moved.output)?.[1]);
  return { receipt: readReceipt(output, generation ?? NONE), moment: attended.end(at) };
}

const askWhetherServing = (
  shell: Shell,
  project: string,
  generation: string | undefined,
): Promise<ShellResult> =>
  shell.script(SERVING, [generation ?? NONE, generationUrl(project)], { deadline: 60_000 });

async function switchFailed(engine: Engine, container: string, { exitCode, output }: ShellResult) {
  const log = await engine.tailLogs(container, 5);
  return new CtrBgError('SWITCH_FAILED', FAILURES[exitCode] ?? `the switch ended with ${exitCode}`, {
    details: [...lastWords(output), ...log],
    hint: `'docker logs ${PROXY.container}' has nginx's own words.`,
  });
}

/** From the signal to the first look at the workers, and from look to look, in ms. */
const FIRST_LOOK = 10;
const NEXT_LOOK = 6;
/** So often at the most, so that a busy machine has as much longer as each look takes there. */
const LOOKS = 700;

/** Looks until none of the workers from before listens any more: `began TICKS` and `closed UPTIME` of what it saw. */
async function watchWorkers(shell: Shell, switched: string, firstLook: number): Promise<ShellResult> {
  const old = /^old (.*)$/m.exec(switched)?.[1] ?? '';
  await sleep(firstLook);
  for (let looks = 0; looks < LOOKS; looks++) {
    const { exitCode, output } = await shell.inside(WORKERS, [old]);
    const [began, uptime] = output.trim().split(' ');
    if (exitCode === 0) return { exitCode, output: `began ${began}\nclosed ${uptime}` };
    await sleep(NEXT_LOOK);
  }
  return { exitCode: NOT_TAKEN, output: '' };
}

/**
 * From when all have met until each is given its word, in ms. What got the last one ready comes to its end meanwhile, and
 * takes no processor from the switch: neither there, nor here, where the words are to be sent without a break.
 */
const SETTLING = 50;

/**
 * From the word until anything is said of it, or looked at, in ms: where hosts switch at the same moment, that would take
 * the processor from their nginx.
 */
const SILENCE = 120;

/** It waits for its word, in a process of this number. */
const READY = /^ready (\d+)$/;

type Attended = {
  readonly onLine: (line: string) => void;
  /** Throws what those who were waited for failed with. */
  readonly check: () => void;
  /** When it was told and moved, by the host's uptime in seconds then; its receipt is there now. */
  readonly end: (uptime: number) => Moment;
};

/** Listens to a switch from its beginning on, and gives it its word when all have met. */
function attend(shell: Shell, meet: SwitchOptions['meet']): Attended {
  let sent = performance.now();
  let moved: number | undefined;
  let refusal: Error | undefined;
  const readings: Reading[] = [];
  const readClock = async (): Promise<void> => {
    const before = performance.now();
    const { output } = await shell.inside(CLOCK, []);
    readings.push({ before, uptime: Number(output.trim()), after: performance.now() });
  };
  const settle = async (): Promise<void> => {
    // Whether it answers is of no concern here: all are to get their word at the same moment.
    void sleep(SETTLING / 2)
      .then(readClock)
      .catch(() => undefined);
    await sleep(SETTLING);
  };
  // Whether it has heard shows by how it ends.
  const tell = (process: string, signal: string): Promise<unknown> =>
    shell.inside(TELL, [process, signal]).catch(() => undefined);
  const goOn = async (process: string): Promise<void> => {
    sent = performance.now();
    await Promise.all([tell(process, 'USR1'), sleep(SILENCE)]);
    await tell(process, 'USR1');
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
      void meet?.()
        .then(settle)
        .then(
          () => goOn(process),
          (error: Error) => giveUp(process, error),
        );
    },
    check() {
      if (refusal !== undefined) throw refusal;
    },
    end(uptime) {
      const heard = performance.now();
      return { sent, ...movedBetween(uptime, { sent, told: moved ?? heard }, readings), heard };
    },
  };
}

/** Of the script: another project has switched. */
const OVERTAKEN = 76;
/** Of whoever asks: nginx has not done what it was told. */
const NOT_TAKEN = 74;

const FAILURES: Readonly<Record<number, string>> = {
  71: 'nginx in the proxy is not running as it should',
  72: 'the live pointer could not be moved',
  73: 'nginx could not be told to reload',
  [NOT_TAKEN]: 'nginx was reloaded but did not take the new configuration',
  77: 'other hosts were waited for, and did not become ready',
};

/** The words of the command itself, without the answers that were sampled. */
function lastWords(output: string): string[] {
  const lines = output
    .split('\n')
    .filter((line) => line !== '' && !/^(answer|ready|moved|reloaded|old) /.test(line));
  return lines.slice(-5);
}

/** Throws SWITCH_FAILED unless several new connections in a row are answered by the generation. */
export async function witnessServing(
  engine: Engine,
  container: string,
  project: string,
  generation: string | undefined,
): Promise<void> {
  const { exitCode, output } = await askWhetherServing(engine.shell(container), project, generation);
  if (exitCode === 0) return;
  throw new CtrBgError('SWITCH_FAILED', `nginx does not answer with generation ${generation ?? '(none)'}`, {
    details: output.trim().split('\n').slice(-3),
    hint: `'docker logs ${PROXY.container}' has nginx's own words.`,
  });
}
