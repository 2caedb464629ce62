import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect, resolveEndpoint, type Engine } from '../../src/engine/index.ts';
import { startLoad, totals } from '../../laboratory/load/index.ts';
import { get, openDeploys, PORT, type Deploys } from '../support/deploys.ts';
import { testInFull } from '../support/size.ts';

/** nginx accepts the file, `nginx -s reload` exits with 0, and the master keeps what it had (FACTS 1). */
let deploys: Deploys;
let engine: Engine;

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

const edit = async (script: string): Promise<void> =>
  expect(await engine.exec('ctr-bg-proxy', ['sh', '-c', script])).toMatchObject({ exitCode: 0 });

/** A port of the proxy that somebody else has already: the configuration is good, and cannot be put in force. */
async function occupyPort(): Promise<void> {
  const { api } = deploys.lab.engine;
  const body = { Image: 'shop:2', HostConfig: { NetworkMode: 'container:ctr-bg-proxy' } };
  await api.json('POST', '/containers/create?name=neighbour', { body });
  await api.json('POST', '/containers/neighbour/start');
  await edit(
    "sed -i '/^http {/a server { listen 8080; }' /etc/ctr-bg/nginx.conf && nginx -t -c /etc/ctr-bg/nginx.conf",
  );
}

test('a switch whose receipt does not come is undone: blue serves on, and loses nothing', async () => {
  await occupyPort();
  await using load = await startLoad({
    target: { host: '127.0.0.1', port: PORT },
    versions: ['v1'],
    lanes: [{ kind: 'think', connections: 20 }],
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
  await deploys.lab.engine.api.json('DELETE', '/containers/neighbour?force=1');
  await edit("sed -i '/listen 8080/d' /etc/ctr-bg/nginx.conf");
  expect(await deploys.up('shop:2')).toMatchObject({ outcome: 'deployed' });
  expect(await get('/')).toMatchObject({ version: 'v2' });
});

testInFull(
  'what somebody has left behind in the proxy is neither taken for a worker nor told to end',
  async () => {
    await edit('setsid --fork sleep 600');
    expect(await deploys.up('shop:1')).toMatchObject({ outcome: 'deployed' });
    const processes = await engine.listProcesses('ctr-bg-proxy');
    expect(processes.map(({ args }) => args)).toContain('sleep 600');
  },
);
