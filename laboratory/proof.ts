/**
 * `npm run proof [-- --write]`: watches on a real engine under 200 requests per second: of releases that are as good as
 * what served before, of ones that fail 3 % of their requests, and of ones that take twice as long. Exits with 1 when an
 * equal one was returned, a worse one was not, or the median time to return is 10 s or more; writes docs/proof.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { withBlock } from '../reference/blocks.ts';
import { laboratory } from './index.ts';
import { startLoad, totals, type LaneOptions } from './load/index.ts';

const PAGE = fileURLToPath(new URL('../docs/proof.md', import.meta.url));
const PORT = 8080;
const LANES: readonly LaneOptions[] = [
  { kind: 'keep-alive', connections: 20, rate: 150 },
  { kind: 'new-connection', rate: 50 },
];
const EQUAL = { rounds: 20, watch: '15s' };
const WORSE = { rounds: 7, watch: '60s' };
/** In ms: the median of the times from the switch to the decision to go back. */
const TARGET = 10_000;

const APPLICATIONS = {
  'shop:one': { DELAY: '20' },
  'shop:two': { DELAY: '20', SAME: '1' },
  'shop:failing': { DELAY: '20', FAIL_SHARE: '0.03' },
  'shop:slower': { DELAY: '40' },
} as const;
type Image = keyof typeof APPLICATIONS;

type Watched = {
  readonly exitCode: number | null;
  /** From the switch, as nginx showed it, to the decision to go back, in ms; absent when it went live. */
  readonly returnedAfter?: number;
  readonly why?: string;
};

const lab = await laboratory();
for (const [image, env] of Object.entries(APPLICATIONS))
  await lab.application(image, { version: 'any', env: { ...env } });

async function up(image: Image, watch: string): Promise<Watched> {
  const args = ['up', image, '-p', 'shop', '--service', 'web', '--publish', `127.0.0.1:${PORT}`];
  const { child, ended } = lab.startCtrBg([...args, '--watch', watch, '--drain', '2s', '--progress', 'json']);
  const moments = new Map<string, number>();
  let why: string | undefined;
  if (child.stderr === null) throw new Error('it has no stderr');
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!line.startsWith('{')) return;
    const { kind, because } = JSON.parse(line) as { readonly kind: string; readonly because?: string };
    if (!moments.has(kind)) moments.set(kind, performance.now());
    if (kind === 'turning-back') why = because;
  });
  const { exitCode } = await ended;
  const [switched, back] = [moments.get('receipt'), moments.get('turning-back')];
  if (switched === undefined || back === undefined) return { exitCode };
  return { exitCode, returnedAfter: back - switched, ...(why !== undefined && { why }) };
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const middle = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;

async function several(rounds: number, watch: string, imageOf: (round: number) => Image): Promise<Watched[]> {
  const found: Watched[] = [];
  for (let round = 0; round < rounds; round++) {
    const one = await up(imageOf(round), watch);
    say(
      `${imageOf(round)}: exit code ${one.exitCode}, ${one.returnedAfter === undefined ? 'live' : `returned after ${seconds(one.returnedAfter)}`}${one.why === undefined ? '' : `: ${one.why}`}`,
    );
    found.push(one);
  }
  return found;
}

await up('shop:one', '0s');
const load = await startLoad({ target: { host: '127.0.0.1', port: PORT }, versions: ['any'], lanes: LANES });
// What serves is what the others are compared with.
while (totals(load.snapshot()).sent < 2000) await sleep(50);
const equal = await several(EQUAL.rounds, EQUAL.watch, (round) =>
  round % 2 === 0 ? 'shop:two' : 'shop:one',
);
const failing = await several(WORSE.rounds, WORSE.watch, () => 'shop:failing');
const slower = await several(WORSE.rounds, WORSE.watch, () => 'shop:slower');
const { sent } = totals(await load.stop());
await lab.ctrBg(['down', '-p', 'shop']);

const timesOf = (found: readonly Watched[]): number[] =>
  found.flatMap(({ returnedAfter = [] }) => returnedAfter);
const row = (what: string, found: readonly Watched[], watch: string): string => {
  const times = timesOf(found);
  const time = times.length === 0 ? '' : `${seconds(middle(times))} | ${seconds(Math.max(...times))}`;
  return `| ${what} | ${found.length} | ${watch} | ${times.length} | ${time === '' ? ' | ' : time} |`;
};
const table = [
  '| release after the switch | watches | each | returned | median time to return | longest |',
  '| --- | --: | --: | --: | --: | --: |',
  row('as good as blue', equal, EQUAL.watch),
  row('fails 3 % of its requests', failing, WORSE.watch),
  row('takes twice as long', slower, WORSE.watch),
  '',
  `${sent.toLocaleString('en')} requests at 200 per second, an application that takes 10 to 30 ms; the time is from the switch, as nginx showed it, to the decision to go back.`,
].join('\n');
say(`\n${table}`);

if (process.argv.includes('--write')) {
  const page = await readFile(PAGE, 'utf8');
  await writeFile(PAGE, withBlock(page, 'watch', table));
}
const isGood =
  timesOf(equal).length === 0 &&
  equal.every(({ exitCode }) => exitCode === 0) &&
  [failing, slower].every(
    (found) => found.every(({ exitCode }) => exitCode === 7) && middle(timesOf(found)) < TARGET,
  );
process.exitCode = isGood ? 0 : 1;
