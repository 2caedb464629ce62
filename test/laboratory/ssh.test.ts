import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SshServer } from '../../laboratory/index.ts';
import { startLoad, totals } from '../../laboratory/load/index.ts';
import { get, inventory, openDeploys, PORT, type Deploys } from '../support/deploys.ts';
import { sized } from '../support/size.ts';

/** An engine behind a real sshd, by the caller's own ssh with its own configuration and host keys. */
let deploys: Deploys;
let ssh: SshServer;

beforeAll(async () => {
  deploys = await openDeploys();
  ssh = await deploys.lab.sshServer();
  await deploys.lab.application('shop:1', { version: 'v1' });
  await deploys.lab.application('shop:2', { version: 'v2' });
});
afterAll(() => ssh.stop());

async function ctrBg(args: readonly string[], env = ssh.environment) {
  const result = await deploys.lab.ctrBg(['-H', ssh.endpoint, ...args, '--json'], { env });
  return { ...result, document: JSON.parse(result.stdout) as Record<string, unknown> };
}

test('two deploys over ssh under load lose nothing', async () => {
  const up = (image: string) =>
    ctrBg(['up', image, '-p', 'shop', '--service', 'web', '--publish', `127.0.0.1:${PORT}`]);
  expect(await up('shop:1')).toMatchObject({ exitCode: 0, document: { hosts: [{ host: '127.0.0.1' }] } });
  await using load = await startLoad({
    target: { host: '127.0.0.1', port: PORT },
    versions: ['v1', 'v2'],
    lanes: [{ kind: 'think', connections: sized(5, 20) }],
  });
  expect(await up('shop:2')).toMatchObject({ exitCode: 0, document: { outcome: 'deployed' } });
  expect(await get('/')).toMatchObject({ version: 'v2' });
  expect(totals(await load.stop())).toMatchObject({ failed: 0, wrong: 0 });
  expect(await ctrBg(['down', '-p', 'shop'])).toMatchObject({ exitCode: 0 });
});

test('a server with another key than the one on record is not spoken to', async () => {
  const before = await inventory(deploys.lab);
  const { exitCode, document } = await ctrBg(['up', 'shop:1', '-p', 'shop'], ssh.deceived);
  expect(exitCode).toBe(6);
  expect(document['error']).toMatchObject({
    code: 'ENGINE_UNREACHABLE',
    message: expect.stringContaining('Host key verification failed'),
  });
  expect(await inventory(deploys.lab)).toEqual(before);
});
