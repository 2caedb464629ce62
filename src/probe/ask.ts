import { prepareScript, type Engine, type PreparedScript } from '../engine/index.ts';
import { CtrBgError } from '../types/index.ts';
import { isHealthy, parseAnswer, type Answer } from './judge.ts';
import type { ProbeOptions } from './options.ts';
import { PROBE } from './script.ts';

/** How many of a target's last answers are kept for the explanation. */
const KEPT = 5;

/** What the probe of a service asks for. */
type Questions = Pick<ProbeOptions, 'proxy' | 'port' | 'host' | 'settings'> & {
  readonly targets: readonly { readonly address: string }[];
};

/** Starts the script that asks, which then waits; `patience` is how long, in ms, it may have to. */
export function prepareProbe(
  engine: Engine,
  { proxy, port, host, settings, targets }: Questions,
  patience = 0,
): Promise<PreparedScript> {
  const urls = targets.map(({ address }) => `http://${address}:${port}${settings.path}`);
  const values = [String(settings.interval / 1000), host, ...urls];
  const deadline = settings.timeout + 10_000 + patience;
  return prepareScript(engine, proxy, { name: 'probe', text: PROBE, values }, { deadline });
}

/** Resolves when every target answered well often enough in a row; `answers` collects the last ones of each. */
export async function askUntilHealthy(
  script: PreparedScript,
  options: ProbeOptions,
  answers: Answer[][],
): Promise<void> {
  const { settings, targets } = options;
  const inARow = targets.map(() => 0);
  script.start();
  for await (const line of script.lines) {
    const answer = parseAnswer(line);
    const target = answer && targets[answer.target];
    if (!answer || !target) continue;
    options.onAnswer(target, answer);
    answers[answer.target] = [...(answers[answer.target] ?? []), answer].slice(-KEPT);
    inARow[answer.target] = isHealthy(answer) ? (inARow[answer.target] ?? 0) + 1 : 0;
    if (inARow.every((count) => count >= settings.successes)) return;
  }
  throw await silent(script.ended);
}

async function silent(ended: Promise<{ exitCode: number; stderr: string }>): Promise<CtrBgError> {
  const { exitCode, stderr } = await ended;
  return new CtrBgError('PROXY_UNUSABLE', `the probe in the proxy ended with ${exitCode}`, {
    details: stderr === '' ? [] : [stderr.trim()],
    hint: 'The image of the proxy needs sh and curl, as nginx:1.30 has.',
  });
}
