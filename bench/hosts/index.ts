/**
 * `npm run hosts`: deploys over several real engines under load, and over fifty simulated ones with the latencies that
 * the real ones had. `--write` puts the figures into docs/hosts.md; exits with 1 when a request was lost or a host
 * served another version than the others after the last receipt.
 */
import { parseArgs } from 'node:util';
import { laboratory, type LabEngine } from '../../laboratory/index.ts';
import { writeFigures, type Row } from './page.ts';
import { measure } from './real.ts';
import { simulate } from './simulated.ts';

const { values } = parseArgs({
  options: {
    deploys: { type: 'string', default: '10' },
    hosts: { type: 'string', default: '1,2,3,4,8' },
    write: { type: 'boolean', default: false },
  },
});
const counts = values.hosts.split(',').map(Number);
const deploys = Number(values.deploys);

const lab = await laboratory();
const others: LabEngine[] = [];
const engines = (count: number): LabEngine[] => [lab.engine, ...others].slice(0, count);
const rows: Row[] = [];
try {
  const spent = new Map<string, number[]>();
  for (const count of counts) {
    while (engines(count).length < count) others.push(await lab.privateEngine());
    rows.push(await measure(engines(count), deploys, spent));
    process.stdout.write(`${JSON.stringify(rows.at(-1))}\n`);
  }
  for (const count of [1, 8, 50]) {
    rows.push(await simulate(count, deploys, spent));
    process.stdout.write(`${JSON.stringify(rows.at(-1))}\n`);
  }
} finally {
  for (const engine of others) await engine.stop();
}
if (values.write) await writeFigures(rows);
process.exitCode = rows.some(({ lost = 0, mixed = 0 }) => lost + mixed > 0) ? 1 : 0;
