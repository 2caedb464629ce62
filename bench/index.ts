/** `npm run bench`: ratios against references of the same run; exits with 1 when a target is missed. */
import { fileURLToPath } from 'node:url';
import { laboratory } from '../laboratory/index.ts';
import { setUpBare } from './bare.ts';
import { writeComposeFile } from './compose-file.ts';
import { recordCost } from './record.ts';
import { median, peakMemory, startUp, timeToLastOld, timeToNotice } from './measure.ts';
import { timeWarmRollback } from './warm.ts';

const ROUNDS = 9;
const PORTS = { bare: 8081, ours: 8082 };
const PROGRAM = fileURLToPath(new URL('../dist/ctr-bg.cjs', import.meta.url));

const lab = await laboratory();
const versions = ['v1', 'v2'] as const;
const [one, two] = await Promise.all(
  versions.map((version) => lab.application(`bench:${version}`, { version })),
);
const imageOf = (round: number): string => String(round % 2 === 0 ? two : one);
const versionBefore = (round: number): string => (round % 2 === 0 ? 'v1' : 'v2');
const up = (image: string, ...flags: readonly string[]) => {
  const args = ['up', image, '-p', 'bench', '--service', 'web', '--publish', `127.0.0.1:${PORTS.ours}`];
  return lab.startCtrBg([...args, ...flags]);
};

async function deployed(image: string, ...flags: readonly string[]): Promise<void> {
  const { exitCode, stderr } = await up(image, ...flags).ended;
  if (exitCode !== 0) throw new Error(stderr);
}

const bare = await setUpBare(lab, String(one), PORTS.bare);
await deployed(String(one));
const times = { bare: [] as number[], ours: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  times.bare.push(await timeToLastOld(PORTS.bare, versionBefore(round), () => bare.deploy(imageOf(round))));
  times.ours.push(await timeToLastOld(PORTS.ours, versionBefore(round), () => deployed(imageOf(round))));
}
const measured = up(imageOf(ROUNDS));
const memory = await peakMemory(measured.child.pid ?? 0, measured.ended);
// Both serve v2 then, and v1 runs beside it.
const deployAgain = () => deployed(imageOf(0), '--keep', '1h');
await deployAgain();
await bare.warm(imageOf(1));
const warm = await timeWarmRollback(lab, { bare, ports: PORTS, deployAgain });
const record = await recordCost(PORTS.ours);
await lab.ctrBg(['down', '-p', 'bench']);

const notices: number[] = [];
for (let round = 0; round < 3; round++) {
  const slow = await lab.application('bench:slow', { version: 'v3', env: { START_DELAY: '2000' } });
  const args = ['up', slow, '-p', 'bench', '--service', 'web', '--progress', 'json'];
  const running = lab.startCtrBg([...args, '--publish', `127.0.0.1:${PORTS.ours}`]);
  notices.push(await timeToNotice(lab, 'bench-web-blue-1', running));
  await lab.ctrBg(['down', '-p', 'bench']);
}
await bare.remove();
const node = await startUp([process.execPath, '-e', '0'], 15);
const version = await startUp([process.execPath, PROGRAM, '--version'], 15);
const help = await startUp([process.execPath, PROGRAM, '--help'], 15);
const file = await writeComposeFile(30);
const config = await startUp([process.execPath, PROGRAM, '-f', file, 'config', '--quiet'], 15);

type Row = {
  readonly what: string;
  readonly ours: string;
  readonly reference: string;
  readonly value: number;
  readonly target: number;
  readonly unit: string;
};
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const rows: Row[] = [
  {
    what: 'command start to last old answer',
    ours: seconds(median(times.ours)),
    reference: `${seconds(median(times.bare))} (barest script)`,
    value: median(times.ours) / median(times.bare),
    target: 1.35,
    unit: '×',
  },
  {
    what: 'warm rollback to last old answer',
    ours: seconds(median(warm.ours)),
    reference: `${seconds(median(warm.bare))} + ${median(warm.start).toFixed(0)} ms (bare reload + ctr-bg --version)`,
    value: median(warm.ours) / (median(warm.bare) + median(warm.start)),
    target: 1.2,
    unit: '×',
  },
  {
    what: 'ctr-bg --version',
    ours: `${version.toFixed(0)} ms`,
    reference: `${node.toFixed(0)} ms (node -e 0)`,
    value: version / node,
    target: 2,
    unit: '×',
  },
  {
    what: 'first good answer to healthy',
    ours: '',
    reference: '',
    value: median(notices),
    target: 150,
    unit: ' ms',
  },
  {
    what: 'loading 30 services, beyond start',
    ours: `${config.toFixed(0)} ms`,
    reference: `${help.toFixed(0)} ms (ctr-bg --help)`,
    value: config - help,
    target: 150,
    unit: ' ms',
  },
  {
    what: 'record of requests, of throughput',
    ours: `${Math.round(record.with)}/s`,
    reference: `${Math.round(record.without)}/s of nginx's processor`,
    value: 100 * (1 - record.with / record.without),
    target: 3,
    unit: ' %',
  },
  { what: 'peak memory of up', ours: '', reference: '', value: memory, target: 120, unit: ' MiB' },
];
for (const { what, ours, reference, value, target, unit } of rows) {
  const verdict = value <= target ? 'ok' : 'MISSED';
  process.stdout.write(
    `${what.padEnd(34)} ${ours.padEnd(8)} ${reference.padEnd(26)} ${value.toFixed(2)}${unit} (at most ${target}${unit}) ${verdict}\n`,
  );
}
process.exitCode = rows.every(({ value, target }) => value <= target) ? 0 : 1;
