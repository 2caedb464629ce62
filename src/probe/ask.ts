import type { Engine } from '../engine/index.ts';
import { CtrBgError } from '../types/index.ts';
import { isHealthy, parseAnswer, type Answer } from './judge.ts';
import type { ProbeOptions } from './options.ts';
import { PROBE } from './script.ts';

/** How many of a target's last answers are kept for the explanation. */
const KEPT = 5;

/** Resolves when every target answered well often enough in a row; `answers` collects the last ones of each. */
export async function askUntilHealthy(
  engine: Engine,
  options: ProbeOptions,
  signal: AbortSignal,
  answers: Answer[][],
): Promise<void> {
  const { settings, targets, port, host, proxy } = options;
  const urls = targets.map(({ address }) => `http://${address}:${port}${settings.path}`);
  const argv = ['sh', '-c', PROBE, 'probe', String(settings.interval / 1000), host, ...urls];
  const asking = await engine.execLines(proxy, argv, { deadline: settings.timeout + 10_000, signal });
  const inARow = targets.map(() => 0);
  try {
    for await (const line of asking.lines) {
      const answer = parseAnswer(line);
      const target = answer && targets[answer.target];
      if (!answer || !target) continue;
      options.onAnswer(target, answer);
      answers[answer.target] = [...(answers[answer.target] ?? []), answer].slice(-KEPT);
      inARow[answer.target] = isHealthy(answer) ? (inARow[answer.target] ?? 0) + 1 : 0;
      if (inARow.every((count) => count >= settings.successes)) return;
    }
  } finally {
    asking.close();
  }
  throw await silent(asking.ended);
}

async function silent(ended: Promise<{ exitCode: number; stderr: string }>): Promise<CtrBgError> {
  const { exitCode, stderr } = await ended;
  return new CtrBgError('PROXY_UNUSABLE', `the probe in the proxy ended with ${exitCode}`, {
    details: stderr === '' ? [] : [stderr.trim()],
    hint: 'The image of the proxy needs sh and curl, as nginx:1.30 has.',
  });
}
