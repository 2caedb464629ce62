import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResultDocument } from '../../src/types/index.ts';
import { get, inventory, openDeploys, PORT, type Deploys } from '../support/deploys.ts';
import { openReceiver } from '../support/receiver.ts';
import { resultOf, startUp, type Started } from '../support/started.ts';
import { someOf, testInFull } from '../support/size.ts';

/** A deploy that is told to end: before the switch it is undone, after it is finished, and at once if told again. */
let deploys: Deploys;
/** Files of a service that is slow to stop: with more time for it than a deploy has in these tests, and with some. */
const files = { patient: '', slow: '' };

beforeAll(async () => {
  deploys = await openDeploys();
  for (const version of ['1', '2'])
    await deploys.lab.application(`shop:${version}`, { version: `v${version}` });
  // Ready late, and deaf to the signal that stops it.
  const options = { version: 'slow', env: { START_DELAY: '600000' }, stopSignal: 'SIGWINCH' };
  await deploys.lab.application('shop:slow', options);
  for (const [name, grace] of [
    ['patient', '10m'],
    ['slow', '10s'],
  ] as const) {
    files[name] = join(deploys.lab.engine.folder, `${name}.yml`);
    await writeFile(files[name], `services:\n  web: { image: "shop:slow", stop_grace_period: ${grace} }\n`);
  }
});
afterEach(() => deploys.down('shop'));

testInFull(
  'somebody is told what came of each command, also of one that a signal turned back, and never where',
  async () => {
    await using receiver = await openReceiver([503, 200]);
    const file = join(deploys.lab.engine.folder, 'told.yml');
    const notify =
      '[{ webhook: "${HOOK}" }, { slack: "http://127.0.0.1:8079/${HOOK_PATH}", on: [undone], timeout: 1s }]';
    await writeFile(file, `services:\n  web: { image: "shop:1" }\nx-ctr-bg: { notify: ${notify} }\n`);
    const env = { HOOK: `${receiver.origin}/canary`, HOOK_PATH: 'canary' };
    const flags = ['-f', file, '--project', 'shop', '--json'];
    const up = await deploys.lab.ctrBg(
      ['up', 'shop:1', '--service', 'web', '--publish', `127.0.0.1:${PORT}`, ...flags],
      { env },
    );
    expect({ exitCode: up.exitCode, stderr: up.stderr }).toMatchObject({ exitCode: 0 });
    const slow = startUp(deploys.lab.engine, 'shop:slow', ['-f', file], env);
    await slow.seen('"probe"');
    slow.child.kill('SIGTERM');
    const undone = await slow.ended;
    // The chat is not there: that is a warning.
    expect(undone.stderr).toContain('x-ctr-bg.notify[1].slack was not told: it could not be reached');
    const back = await deploys.lab.ctrBg(['rollback', ...flags], { env });
    expect([undone.exitCode, back.exitCode]).toEqual([143, 9]);
    const told = receiver.received.map(({ body }) => JSON.parse(body) as ResultDocument);
    // The first was not taken at once.
    expect(told.map(({ command, outcome, error }) => [command, outcome, error?.code])).toEqual([
      ['up', 'deployed', undefined],
      ['up', 'deployed', undefined],
      ['up', 'undone', 'INTERRUPTED'],
      ['rollback', 'failed', 'NOTHING_TO_GO_BACK_TO'],
    ]);
    expect(JSON.stringify([up, undone, back])).not.toContain('canary');
  },
);

const start = (image: string, ...flags: string[]): Started => startUp(deploys.lab.engine, image, flags);
const containers = async (): Promise<string[]> => (await inventory(deploys.lab))['containers'] ?? [];

test.each(
  someOf(
    [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 143],
    ] as const,
    3,
  ),
)('%s while green gets ready: undone at once, exit code %i', async (signal, exitCode) => {
  await deploys.up('shop:1');
  const slow = start('shop:slow', '-f', files.patient);
  await slow.seen('"probe"');
  slow.child.kill(signal);
  expect(await resultOf(slow)).toMatchObject({
    exitCode,
    document: { outcome: 'undone', error: { code: 'INTERRUPTED' } },
  });
  expect(await containers()).toEqual(['/ctr-bg-proxy', '/shop-web-blue-1']);
  expect(await get('/')).toMatchObject({ version: 'v1' });
});

test.each(someOf(['"kind":"stage-started","stage":"switch"', '"kind":"stage-started","stage":"retire"'], 2))(
  'a signal after %s: the deploy is brought to its end, and that is said',
  async (moment) => {
    await deploys.up('shop:1');
    const running = start('shop:2');
    await running.seen(moment);
    running.child.kill('SIGTERM');
    await running.seen('interrupted by SIGTERM: what has begun is brought to its end');
    expect(await resultOf(running)).toMatchObject({ exitCode: 0, document: { outcome: 'deployed' } });
    expect(await containers()).toEqual(['/ctr-bg-proxy', '/shop-web-green-1']);
  },
);

test('a second signal ends it at once, and the next deploy converges', async () => {
  await deploys.up('shop:1');
  const slow = start('shop:slow', '-f', files.slow);
  await slow.seen('"probe"');
  slow.child.kill('SIGINT');
  await slow.seen('"turning-back"');
  slow.child.kill('SIGINT');
  expect(await slow.ended).toMatchObject({ exitCode: 130, stdout: '' });
  expect(await deploys.up('shop:1', '--lock-wait', '2s')).toMatchObject({ ok: true });
  expect(await containers()).toEqual(['/ctr-bg-proxy', '/shop-web-blue-1']);
});

const forsake = ({ child }: Started): void => {
  child.stderr?.destroy();
  child.stdout?.destroy();
};

testInFull('who reads its output goes away while green gets ready: undone, exit code 143', async () => {
  await deploys.up('shop:1');
  const slow = start('shop:slow', '-f', files.patient);
  await slow.seen('"probe"');
  forsake(slow);
  expect(await slow.ended).toMatchObject({ exitCode: 143 });
  expect(await containers()).toEqual(['/ctr-bg-proxy', '/shop-web-blue-1']);
  expect(await get('/')).toMatchObject({ version: 'v1' });
});

testInFull('who reads its output goes away after the switch: the deploy is brought to its end', async () => {
  await deploys.up('shop:1');
  const running = start('shop:2');
  await running.seen('"kind":"stage-started","stage":"switch"');
  forsake(running);
  expect(await running.ended).toMatchObject({ exitCode: 0 });
  expect(await get('/')).toMatchObject({ version: 'v2' });
  expect(await containers()).toEqual(['/ctr-bg-proxy', '/shop-web-green-1']);
});
