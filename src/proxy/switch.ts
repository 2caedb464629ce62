import type { Engine } from '../engine/index.ts';
import { CtrBgError, type Moment, type ProxyView, type Receipt } from '../types/index.ts';
import { PROXY, generationUrl, projectFolder } from './layout.ts';
import { SERVING, SWITCH } from './scripts.ts';

/** What nginx answers for a project that it does not serve. */
const NONE = '-';

/** ms from the start of the script to its end. */
const SWITCH_DEADLINE = 60_000;

export type Switched = { readonly receipt: Receipt; readonly moment: Moment };

/**
 * Moves a project's live pointer, reloads nginx from inside its container, and returns the receipt once new
 * connections are answered by the new generation alone and every worker from before has gone or is quitting (FACTS 1
 * to 3). `generation` undefined takes the project off the proxy.
 * Throws SWITCH_FAILED when nginx keeps what it had. With `others`, the pointers of all projects as they are known,
 * nothing is done, and undefined returned, when another project has another one by now.
 */
export async function switchGeneration(
  engine: Engine,
  container: string,
  project: string,
  generation: string | undefined,
  others?: ProxyView['onDisk'],
): Promise<Switched | undefined> {
  const folder = `${PROXY.root}/${projectFolder(project)}`;
  const known = others && [...others].map(([other, id]) => ` ${other}=generations/${id} `).join('');
  const values = [folder, generation ?? '', generation ?? NONE, generationUrl(project)];
  const sent = performance.now();
  let moved: number | undefined;
  const onLine = (line: string): void => {
    if (line.startsWith('moved ')) moved ??= performance.now();
  };
  const { exitCode, output } = await engine
    .shell(container)
    .script(SWITCH, known === undefined ? values : [...values, known], { deadline: SWITCH_DEADLINE, onLine });
  const heard = performance.now();
  if (exitCode === 0) {
    const receipt = readReceipt(output, generation ?? NONE);
    return { receipt, moment: { sent, moved: moved ?? heard, heard } };
  }
  if (exitCode === OVERTAKEN) return undefined;
  const log = await engine.tailLogs(container, 5);
  throw new CtrBgError('SWITCH_FAILED', FAILURES[exitCode] ?? `the switch ended with ${exitCode}`, {
    details: [...lastWords(output), ...log],
    hint: `'docker logs ${PROXY.container}' has nginx's own words.`,
  });
}

/** Of the script: another project has switched. */
const OVERTAKEN = 76;

const FAILURES: Readonly<Record<number, string>> = {
  71: 'nginx in the proxy is not running as it should',
  72: 'the live pointer could not be moved',
  73: 'nginx could not be told to reload',
  74: 'nginx was reloaded but did not take the new configuration',
};

/** The words of the command itself, without the answers that were sampled. */
function lastWords(output: string): string[] {
  const lines = output.split('\n').filter((line) => line !== '' && !/^(answer|moved) /.test(line));
  return lines.slice(-5);
}

type Answer = { readonly generation: string; readonly at: number };

/** All times are nginx's own clock, from the moment before the pointer was moved. Exported for its test. */
export function readReceipt(output: string, expected: string): Receipt {
  const sampled = answers(output);
  // A `date` without fractions of a second leaves the first answer after the reload to count from.
  const moved = /^moved (\d+\.\d+)$/m.exec(output)?.[1];
  const start = moved === undefined ? (sampled[0]?.at ?? 0) : Number(moved) * 1000;
  const since = (answer: Answer | undefined) => Math.max(0, Math.round((answer?.at ?? start) - start));
  const isNew = ({ generation }: Answer) => generation === expected;
  return {
    generation: expected,
    reloadMs: since(sampled[0]),
    firstNewMs: since(sampled.find(isNew)),
    lastOldMs: since(sampled.findLast((answer) => !isNew(answer))),
    oldWorkersGoneMs: since(sampled.at(-1)),
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
