import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect, resolveEndpoint, type Engine } from '../../src/engine/index.ts';
import { startLoad, totals } from '../../laboratory/load/index.ts';
import { get, openDeploys, PORT, type Deploys } from '../support/deploys.ts';
import { refuseReloads } from '../support/refusal.ts';
import { sized, testInFull } from '../support/size.ts';

/** nginx accepts the file, `nginx -s reload` exits with 0, and the master keeps what it had (FACTS 1). */
let deploys: Deploys;
let engine: Engine;
let mend: () => Promise<void>;

beforeAll(async () => {
  deploys = await openDeploys();
  engine = await connect(resolveEndpoint({ environment: process.env }));
  await deploys.lab.application('shop:1', { version: 'v1' });
  await deploys.lab.application('shop:2', { version: 'v2' });
  await deploys.up('shop:1');
});
afterAll(async () => {
  engine.close();
  await deploys.down();
});

test('a switch whose receipt does not come is undone: blue serves on, and loses nothing', async () => {
  mend = await refuseReloads(deploys.lab.engine, 'shop:2');
  await using load = await startLoad({
    target: { host: '127.0.0.1', port: PORT },
    versions: ['v1'],
    lanes: [{ kind: 'think', connections: sized(5, 20) }],
  });
  const { exitCode, document } = await deploys.tryUp('shop:2');
  expect({ exitCode, document }).toMatchObject({
    exitCode: 4,
    document: { ok: false, error: { code: 'SWITCH_FAILED' } },
  });
  expect(document.error?.details?.join('\n')).toContain('8080');
  expect(totals(await load.stop())).toMatchObject({ failed: 0, wrong: 0 });
  expect(await get('/')).toMatchObject({ version: 'v1' });
});

test('once the cause is gone the same command goes through', async () => {
  await mend();
  expect(await deploys.up('shop:2')).toMatchObject({ outcome: 'deployed' });
  expect(await get('/')).toMatchObject({ version: 'v2' });
});

testInFull(
  'what somebody has left behind in the proxy is neither taken for a worker nor told to end',
  async () => {
    const left = ['setsid', '--fork', 'sleep', '600'];
    expect(await engine.exec('ctr-bg-proxy', left)).toMatchObject({ exitCode: 0 });
    expect(await deploys.up('shop:1')).toMatchObject({ outcome: 'deployed' });
    const processes = await engine.listProcesses('ctr-bg-proxy');
    expect(processes.map(({ args }) => args)).toContain('sleep 600');
  },
);
