import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { importApplication, laboratory, type PrivateEngine } from '../../laboratory/index.ts';
import { inventory, get, openDeploys, type Deploys } from '../support/deploys.ts';
import { openWire, resultOf, startUp, type Started } from '../support/started.ts';
import { testInFull } from '../support/size.ts';

/** Whoever holds a lock is killed, stands still or is cut off: he does no harm, and the lock is free. */
let deploys: Deploys;
let newest: PrivateEngine;

beforeAll(async () => {
  deploys = await openDeploys();
  newest = await (await laboratory()).newestEngine();
  for (const engine of [deploys.lab.engine, newest]) {
    for (const version of ['1', '2'])
      await importApplication(engine, `shop:${version}`, { version: `v${version}` });
    // Never ready while these tests last.
    await importApplication(engine, 'shop:slow', { version: 'slow', env: { START_DELAY: '600000' } });
  }
});
afterEach(() => deploys.down('shop'));
afterAll(() => newest.stop());

/** A deploy of an image that is not ready soon, when it has taken the lock and begun. */
async function begin(env: Record<string, string> = {}, engine = deploys.lab.engine): Promise<Started> {
  const slow = startUp(engine, 'shop:slow', [], env);
  await slow.seen('"probe"');
  return slow;
}

const containers = async (): Promise<string[]> => (await inventory(deploys.lab))['containers'] ?? [];
const blue = ['/ctr-bg-proxy', '/shop-web-blue-1'];

test('kill -9 of the holder frees the lock, and the next deploy converges', async () => {
  await deploys.up('shop:1');
  const slow = await begin();
  slow.child.kill('SIGKILL');
  await slow.ended;
  expect(await deploys.up('shop:1', '--lock-wait', '2s')).toMatchObject({ ok: true });
  expect(await containers()).toEqual(blue);
});

testInFull('the same on the newest engine', async () => {
  expect(await resultOf(startUp(newest, 'shop:1'))).toMatchObject({ exitCode: 0 });
  const slow = await begin({}, newest);
  slow.child.kill('SIGKILL');
  await slow.ended;
  const next = startUp(newest, 'shop:2', ['--lock-wait', '2s']);
  expect(await resultOf(next)).toMatchObject({ exitCode: 0, document: { outcome: 'deployed' } });
});

test('a holder that stood still for too long makes no change any more, and says so', async () => {
  await deploys.up('shop:1');
  await using wire = await openWire(deploys.lab.engine);
  const slow = await begin({ DOCKER_HOST: wire.endpoint });
  slow.child.kill('SIGSTOP');
  expect(await deploys.up('shop:2', '--lock-wait', '1m')).toMatchObject({ outcome: 'deployed' });
  const after = await containers();
  wire.changes.length = 0;
  slow.child.kill('SIGCONT');
  expect(await resultOf(slow)).toMatchObject({ exitCode: 5, document: { error: { code: 'LOCK_LOST' } } });
  expect(wire.changes).toEqual([]);
  expect(await containers()).toEqual(after);
  expect(await get('/')).toMatchObject({ version: 'v2' });
});

testInFull('one whom nobody followed takes the lock again, and undoes what it began', async () => {
  await deploys.up('shop:1');
  const slow = await begin();
  slow.child.kill('SIGSTOP');
  await lockIsFree();
  slow.child.kill('SIGCONT');
  const lost = { outcome: 'undone', error: { code: 'LOCK_LOST' } };
  expect(await resultOf(slow)).toMatchObject({ exitCode: 5, document: lost });
  expect(await containers()).toEqual(blue);
});

testInFull('one whose network breaks without a word gives up, and the lock is free by then', async () => {
  await deploys.up('shop:1');
  await using wire = await openWire(deploys.lab.engine);
  const slow = await begin({ DOCKER_HOST: wire.endpoint });
  wire.cut();
  expect(await resultOf(slow)).toMatchObject({ exitCode: 5, document: { error: { code: 'LOCK_LOST' } } });
  expect(await deploys.up('shop:2', '--lock-wait', '10s')).toMatchObject({ outcome: 'deployed' });
});

testInFull('what was left by one who was killed while he made the lock of the host is removed', async () => {
  const { api } = deploys.lab.engine;
  const body = { Image: deploys.lab.nginxImage, Labels: { 'ctr-bg.role': 'lock' } };
  await api.json('POST', '/containers/create?name=ctr-bg-lock', { body });
  expect(await deploys.up('shop:1', '--lock-wait', '30s')).toMatchObject({ outcome: 'deployed' });
  expect(await containers()).toEqual(blue);
});

/** Resolves when nobody holds the project's lock, as the kernel of the proxy says. */
async function lockIsFree(): Promise<void> {
  const { api } = deploys.lab.engine;
  for (;;) {
    const body = { Cmd: ['flock', '-n', '/run/ctr-bg/lock-shop', 'true'] };
    const { Id } = (await api.json('POST', '/containers/ctr-bg-proxy/exec', { body })) as { Id: string };
    await api.call('POST', `/exec/${Id}/start`, { body: {} });
    const { ExitCode } = (await api.json('GET', `/exec/${Id}/json`)) as { ExitCode: number | null };
    if (ExitCode === 0) return;
    await sleep(200);
  }
}
