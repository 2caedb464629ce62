import type { Engine } from '../engine/index.ts';
import { CtrBgError } from '../types/index.ts';
import { isHealthy, parseAnswer, type Answer } from './judge.ts';
import type { ProbeOptions } from './options.ts';
import { deferred } from './deferred.ts';
import { PROBE } from './script.ts';

/** How many of a target's last answers are kept for the explanation. */
const KEPT = 5;
/** The first pause between two tries, in ms; each is longer by a quarter, up to the interval. */
const FIRST_PAUSE = 10;

/**
 * Resolves when every target answered well often enough in a row; `answers` collects the last ones of each. Who stops
 * listening before that leaves the script to end by itself.
 */
export async function askUntilHealthy(
  engine: Engine,
  options: ProbeOptions,
  answers: Answer[][],
): Promise<void> {
  const { proxy, port, host, settings, targets, signal } = options;
  const healthy = deferred<void>();
  const inARow = targets.map(() => 0);
  const onLine = (line: string): void => {
    const answer = parseAnswer(line);
    const target = answer && targets[answer.target];
    if (!answer || !target || signal.aborted) return;
    options.onAnswer(target, answer);
    answers[answer.target] = [...(answers[answer.target] ?? []), answer].slice(-KEPT);
    inARow[answer.target] = isHealthy(answer) ? (inARow[answer.target] ?? 0) + 1 : 0;
    if (inARow.every((count) => count >= settings.successes)) healthy.resolve();
  };
  const urls = targets.map(({ address }) => {
    const url = `http://${address}:${port}${settings.path}`;
    return Array.from({ length: settings.successes }, () => url).join(' ');
  });
  const values = [pauses(settings.interval), host, ...urls];
  const deadline = settings.timeout + 10_000;
  const ended = engine.shell(proxy).script(PROBE, values, { deadline, signal, onLine });
  // A script that ends does so because it has seen enough good answers, which have been heard by then.
  await Promise.race([healthy.promise, ended.then(unusable)]);
}

/** The pauses between tries in seconds, for the script: short at first, since most applications start soon. */
function pauses(interval: number): string {
  const steps = [Math.min(FIRST_PAUSE, interval)];
  for (let pause = FIRST_PAUSE * 1.25; pause < interval; pause *= 1.25) steps.push(Math.round(pause));
  return [...steps, interval].map((ms) => ms / 1000).join(' ');
}

function unusable({ exitCode, output }: { exitCode: number; output: string }): never {
  throw new CtrBgError('PROXY_UNUSABLE', `the probe in the proxy ended with ${exitCode}`, {
    details: output.trim().split('\n').slice(-3),
    hint: 'The image of the proxy needs sh and curl, as nginx:1.30 has.',
  });
}
