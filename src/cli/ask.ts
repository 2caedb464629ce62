import type { Readable, Writable } from 'node:stream';
import { createInterface, type Interface } from 'node:readline/promises';
import { starterAnswers } from '../config/index.ts';
import { CtrBgError } from '../types/index.ts';

/** Where a person is asked, which is not stdout: that holds the result. */
export type Terminal = {
  readonly input: Readable;
  readonly output: Writable;
  readonly isInteractive: boolean;
};

type Starter = {
  readonly image: string | undefined;
  readonly port: string | undefined;
  readonly routes: readonly string[];
};
type Known = {
  readonly hasDockerfile: boolean;
  /** The ports that the Dockerfile EXPOSEs. */
  readonly exposed: readonly string[];
  readonly signal: AbortSignal;
};
type Question = {
  readonly text: string;
  /** What nothing means; without it nothing is no answer. */
  readonly otherwise: string | undefined;
  /** Throws a CtrBgError that says what is wrong. */
  readonly check: (answer: string) => string;
};

/** The three questions of `init`, each again until its answer can be used. Ctrl-C and Ctrl-D end the command. */
export async function askForStarter(
  { input, output }: Terminal,
  { hasDockerfile, exposed, signal }: Known,
): Promise<Starter> {
  const lines = createInterface({ input, output });
  const ended = new AbortController();
  // A terminal that is read from tells us of Ctrl-C by this event, and by no signal.
  for (const event of ['SIGINT', 'close'] as const) lines.once(event, () => ended.abort(interrupted()));
  const stop = AbortSignal.any([signal, ended.signal]);
  const ask = (question: Question): Promise<string> => askUntil(lines, output, question, stop);
  try {
    const image = await ask({
      text: 'Which image is to be deployed?',
      otherwise: hasDockerfile ? 'built by the Dockerfile here' : undefined,
      check: starterAnswers.image,
    });
    const port = await ask({
      text: 'Which port does it listen on?',
      otherwise: portOtherwise(image === '', exposed),
      check: starterAnswers.port,
    });
    const route = await ask({
      text: 'Which host name does it answer on?',
      otherwise: 'every one',
      check: starterAnswers.route,
    });
    return { image: image || undefined, port: port || undefined, routes: route === '' ? [] : [route] };
  } finally {
    lines.close();
  }
}

/** Of an image we do not know whether it EXPOSEs one; a Dockerfile that does not is asked until somebody says it. */
function portOtherwise(isBuilt: boolean, [only, ...others]: readonly string[]): string | undefined {
  if (!isBuilt) return 'the one that it EXPOSEs';
  return only === undefined || others.length > 0 ? undefined : `${only}, which the Dockerfile EXPOSEs`;
}

async function askUntil(
  lines: Interface,
  output: Writable,
  { text, otherwise, check }: Question,
  signal: AbortSignal,
): Promise<string> {
  const prompt = `${text} ${otherwise === undefined ? '' : `[${otherwise}] `}`;
  for (;;) {
    const answer = (await answerTo(lines, prompt, signal)).trim();
    if (answer === '' && otherwise !== undefined) return '';
    try {
      return check(answer);
    } catch (error) {
      if (!(error instanceof CtrBgError)) throw error;
      output.write(`  ${error.message}\n`);
    }
  }
}

async function answerTo(lines: Interface, prompt: string, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  try {
    return await lines.question(prompt, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

const interrupted = (): CtrBgError =>
  new CtrBgError('INTERRUPTED', 'interrupted before an answer; nothing was written', {
    hint: 'With flags or -y nothing is asked: ctr-bg init shop:1 --port 3000.',
  });
