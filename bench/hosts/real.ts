import { importApplication, startCtrBg, type LabEngine } from '../../laboratory/index.ts';
import { startLoad, totals } from '../../laboratory/load/index.ts';
import type { ResultDocument } from '../../src/types/index.ts';
import { versionInside } from '../../test/support/inside.ts';
import type { Row } from './page.ts';

const PORT = 8080;
const VERSIONS = ['v1', 'v2'] as const;

/** Deploys over all of some engines, each with clients of its own that never retry. `spent` gets what each step took. */
export async function measure(
  engines: readonly LabEngine[],
  deploys: number,
  spent: Map<string, number[]>,
): Promise<Row> {
  for (const engine of engines)
    for (const version of VERSIONS) await importApplication(engine, `hosts:${version}`, { version });
  await deploy(engines, 'v1');
  const loads = await Promise.all(engines.map(startClients));
  const documents: ResultDocument[] = [];
  let mixed = 0;
  for (let round = 0; round < deploys; round++) {
    const version = VERSIONS[(round + 1) % 2] ?? 'v1';
    const { document, stderr } = await deploy(engines, version);
    documents.push(document);
    for (const [kind, ms] of stepsIn(stderr)) spent.set(kind, [...(spent.get(kind) ?? []), ms]);
    const served = await Promise.all(engines.map((engine) => versionInside(engine)));
    mixed += served.filter((one) => one !== version).length;
  }
  const reports = await Promise.all(loads.map((load) => load.stop()));
  const lost = reports.map(totals).reduce((sum, { failed, wrong }) => sum + failed + wrong, 0);
  const sent = reports.map(totals).reduce((sum, report) => sum + report.sent, 0);
  await ctrBg(engines, ['down', '-p', 'hosts']);
  return { hosts: engines.length, kind: 'real', documents, sent, lost, mixed };
}

function startClients(engine: LabEngine) {
  // As few as tell each switch well enough: what measures must not compete with what is measured.
  const lanes = [
    { kind: 'keep-alive', connections: 5, rate: 20 },
    { kind: 'new-connection', rate: 10 },
  ] as const;
  const target = { host: '127.0.0.1', port: PORT };
  return startLoad({ target, versions: [...VERSIONS], lanes }, (argv) => engine.inside(argv));
}

const deploy = (engines: readonly LabEngine[], version: string) =>
  ctrBg(engines, [
    ...['up', `hosts:${version}`, '-p', 'hosts', '--service', 'web'],
    ...['--publish', `127.0.0.1:${PORT}`, '--progress', 'json'],
  ]);

async function ctrBg(engines: readonly LabEngine[], args: readonly string[]) {
  const [first] = engines;
  if (first === undefined) throw new Error('no engine');
  const names = engines.flatMap(({ endpoint }) => ['-H', endpoint]);
  const { exitCode, stdout, stderr } = await startCtrBg(first, [...args, ...names, '--json']).ended;
  if (exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${exitCode}\n${stdout}`);
  return { document: JSON.parse(stdout) as ResultDocument, stderr };
}

/** What each step took that did something. */
function stepsIn(progress: string): [string, number][] {
  return progress.split('\n').flatMap((line): [string, number][] => {
    if (!line.includes('"step-ended"')) return [];
    const { step, ms, result } = JSON.parse(line) as { step: { kind: string }; ms: number; result: string };
    return result === 'held' ? [] : [[step.kind, ms]];
  });
}
