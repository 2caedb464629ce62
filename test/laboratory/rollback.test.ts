import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, resolveEndpoint } from '../../src/engine/index.ts';
import type { KeptDocument, ResultDocument } from '../../src/types/index.ts';
import { PORT, get, inventory, openDeploys, type Deploys } from '../support/deploys.ts';
import { underLoad } from '../support/under-load.ts';
import { testInFull } from '../support/size.ts';

let deploys: Deploys;

beforeAll(async () => {
  deploys = await openDeploys();
  for (const version of ['1', '2', '3'])
    await deploys.lab.application(`shop:${version}`, { version: `v${version}` });
});
afterEach(() => deploys.down());

async function status(): Promise<ResultDocument> {
  const { stdout } = await deploys.lab.ctrBg(['status', '-p', 'shop', '--json']);
  return JSON.parse(stdout) as ResultDocument;
}

const kept = async (): Promise<readonly KeptDocument[]> => (await status()).hosts?.[0]?.kept ?? [];
const containers = async (): Promise<readonly string[]> =>
  ((await inventory(deploys.lab))['containers'] ?? []).filter((name) => name !== '/ctr-bg-proxy');

describe('with --keep', () => {
  testInFull('blue runs on, makes way for the deploy after the next, and no request is lost', async () => {
    const first = await deploys.up('shop:1');
    await underLoad(async () => {
      const document = await deploys.up('shop:2', '--keep', '1h');
      expect(document.hosts?.[0]?.kept).toEqual([
        { release: first.release, services: [{ name: 'web', color: 'blue' }], keepMs: 3_600_000 },
      ]);
      expect(await containers()).toEqual(['/shop-web-blue-1', '/shop-web-green-1']);
      expect(await kept()).toMatchObject([{ release: first.release, isDue: false }]);
      expect(await deploys.up('shop:2', '--keep', '1h')).toMatchObject({ outcome: 'unchanged' });
      await deploys.up('shop:3', '--keep', '1h');
      expect(await kept()).toMatchObject([{ release: document.release, isDue: false }]);
    });
    expect(await get('/')).toMatchObject({ version: 'v3' });
    expect(await containers()).toEqual(['/shop-web-blue-1', '/shop-web-green-1']);
  });

  testInFull('status tells when its time is over, and the next command retires it', async () => {
    await deploys.up('shop:1');
    await deploys.up('shop:2', '--keep', '1s');
    while (!(await kept())[0]?.isDue) expect(await containers()).toHaveLength(2);
    const { stdout } = await deploys.lab.ctrBg(['status', '-p', 'shop']);
    expect(stdout).toMatch(/kept [0-9a-f]{12} \(web blue\) running until .* UTC, which has passed/);
    await deploys.up('shop:2');
    expect(await kept()).toEqual([]);
    expect(await containers()).toEqual(['/shop-web-green-1']);
  });

  testInFull(
    'a restart of the proxy forgets nothing, and going back by `up` starts no container',
    async () => {
      const { release } = await deploys.up('shop:1');
      await deploys.up('shop:2', '--keep', '1h');
      await deploys.lab.engine.api.call('POST', '/containers/ctr-bg-proxy/restart');
      expect(await kept()).toMatchObject([{ release }]);
      const { State } = (await deploys.lab.engine.api.json('GET', '/containers/shop-web-blue-1/json')) as {
        State: object;
      };
      expect(await deploys.up('shop:1', '--keep', '1h')).toMatchObject({ release });
      expect(await get('/')).toMatchObject({ version: 'v1' });
      const after = await deploys.lab.engine.api.json('GET', '/containers/shop-web-blue-1/json');
      expect((after as { State: object }).State).toEqual(State);
    },
  );
});

type Back = { exitCode: number | null; document: ResultDocument };

async function rollback(...args: string[]): Promise<Back> {
  const { exitCode, stdout } = await deploys.lab.ctrBg(['rollback', ...args, '-p', 'shop', '--json']);
  return { exitCode, document: JSON.parse(stdout) as ResultDocument };
}

type Inspected = { Id: string; State: object; Config: { Env: string[] } };
const inspect = async (name: string): Promise<Inspected> =>
  (await deploys.lab.engine.api.json('GET', `/containers/${name}/json`)) as Inspected;

describe('rollback', () => {
  test('to what is kept is a switch alone, and loses no request; once more, it comes back from the record', async () => {
    const [first, second] = [await deploys.up('shop:1'), await deploys.up('shop:2', '--keep', '1h')];
    const before = await inspect('shop-web-blue-1');
    expect(await rollback('--check')).toMatchObject({
      exitCode: 0,
      document: {
        outcome: 'planned',
        release: first.release,
        check: [{ host: 'local', way: 'warm', pull: [] }],
      },
    });
    await underLoad(async () => {
      expect(await rollback()).toMatchObject({
        exitCode: 0,
        document: { ok: true, command: 'rollback', outcome: 'rolled-back', release: first.release },
      });
    });
    expect(await get('/')).toMatchObject({ version: 'v1' });
    expect(await inspect('shop-web-blue-1')).toEqual(before);
    expect(await containers()).toEqual(['/shop-web-blue-1']);
    expect(await kept()).toEqual([]);
    await underLoad(async () => {
      expect(await rollback('--check')).toMatchObject({ document: { check: [{ way: 'removed' }] } });
      expect(await rollback('--keep', '1h')).toMatchObject({
        document: {
          outcome: 'rolled-back',
          release: second.release,
          hosts: [{ kept: [{ release: first.release }] }],
        },
      });
    });
    expect(await get('/')).toMatchObject({ version: 'v2' });
    expect(await containers()).toEqual(['/shop-web-blue-1', '/shop-web-green-1']);
  });

  test('to a removed release brings its environment, its flags and its replicas back, and no request is lost', async () => {
    const first = await deploys.up('shop:1', '-e', 'GREETING=it was $HOME "here"', '--replicas', '2');
    await deploys.up('shop:2', '-e', 'GREETING=other');
    await deploys.up('shop:3');
    await underLoad(async () => {
      const prefix = first.release?.slice(0, 5) ?? '';
      const { stdout } = await deploys.lab.ctrBg(['rollback', prefix, '-p', 'shop']);
      expect(stdout).toContain(`shop is back on ${first.release}`);
    });
    expect(await get('/')).toMatchObject({ version: 'v1' });
    for (const number of [1, 2])
      expect((await inspect(`shop-web-green-${number}`)).Config.Env).toContain(
        'GREETING=it was $HOME "here"',
      );
    expect(await rollback(first.release ?? '')).toMatchObject({ document: { outcome: 'unchanged' } });
    const { stdout } = await deploys.lab.ctrBg(['history', '-p', 'shop', '--json']);
    expect((JSON.parse(stdout) as ResultDocument).history?.[0]).toMatchObject({
      command: 'rollback',
      outcome: 'rolled-back',
      release: first.release,
      isLive: true,
    });
  });

  testInFull('to what was stopped starts it and asks it first', async () => {
    const { release } = await deploys.up('shop:1');
    await deploys.up('shop:2', '--keep', '1h');
    const { Id } = await inspect('shop-web-blue-1');
    await deploys.lab.engine.api.call('POST', '/containers/shop-web-blue-1/stop');
    expect(await rollback('--check')).toMatchObject({ document: { release, check: [{ way: 'stopped' }] } });
    expect(await rollback()).toMatchObject({ exitCode: 0, document: { outcome: 'rolled-back', release } });
    expect((await inspect('shop-web-blue-1')).Id).toBe(Id);
    expect(await get('/')).toMatchObject({ version: 'v1' });
  });

  testInFull('with nothing to go back to ends with 9 and the reason, and changes nothing', async () => {
    expect(await rollback()).toMatchObject({
      exitCode: 9,
      document: {
        ok: false,
        error: { code: 'NOTHING_TO_GO_BACK_TO', message: 'shop is not deployed, and nothing is known of it' },
      },
    });
    const { release } = await deploys.up('shop:1');
    const before = await inventory(deploys.lab);
    expect(await rollback()).toMatchObject({
      exitCode: 9,
      document: { error: { message: 'nothing else has served before' } },
    });
    expect(await rollback('ffff', '--check')).toMatchObject({
      exitCode: 9,
      document: { error: { message: 'there is no release ffff to go back to' } },
    });
    await deploys.lab.application('shop:gone', { version: 'gone' });
    await deploys.up('shop:gone', '-e', 'ANOTHER=one');
    await deploys.up('shop:1');
    await deploys.lab.engine.api.call('DELETE', '/images/shop:gone?force=1');
    for (const args of [[], ['--check']]) {
      expect(await rollback(...args)).toMatchObject({
        exitCode: 9,
        document: {
          error: { message: 'image shop:gone of web is no longer on local, and came from no registry' },
        },
      });
    }
    expect(await status()).toMatchObject({ release });
    expect(await inventory(deploys.lab)).toEqual(before);
  });

  testInFull('pulls by its digest what is no longer there, though the tag has moved', async () => {
    await using registry = await deploys.lab.registry();
    const moving = await registry.push('shop:1', 'shop:latest');
    const { release, hosts } = await deploys.up(moving);
    await registry.push('shop:2', 'shop:latest');
    await deploys.up(moving, '--pull', 'always');
    expect(await get('/')).toMatchObject({ version: 'v2' });
    const source = `127.0.0.1:5000/shop@${hosts?.[0]?.services[0]?.digest}`;
    await deploys.lab.engine.api.call('DELETE', `/images/${source}?force=1`);
    expect(await rollback('--check')).toMatchObject({
      document: { check: [{ way: 'removed', pull: [source] }] },
    });
    expect(await rollback()).toMatchObject({ exitCode: 0, document: { outcome: 'rolled-back', release } });
    expect(await get('/')).toMatchObject({ version: 'v1' });
    await deploys.lab.application('shop:1', { version: 'v1' });
  });

  testInFull('of a file leaves its database alone, and brings secrets back as they were', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-rollback-'));
    const up = async (version: string): Promise<void> => {
      await writeFile(join(folder, 'secret.txt'), `secret of ${version}`);
      await writeFile(
        join(folder, 'ctr-bg.yml'),
        `name: shop
services:
  web: { image: "shop:${version}", secrets: [token], depends_on: [db], x-ctr-bg: { routes: ["*"] } }
  db: { image: "shop:1", environment: { VERSION: "db ${version}" } }
secrets: { token: { file: secret.txt } }
x-ctr-bg: { keep: 1h, proxy: { publish: "127.0.0.1:${PORT}" } }
`,
      );
      const { exitCode, stderr } = await deploys.lab.ctrBg(['up'], { cwd: folder });
      expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    };
    await up('1');
    await up('2');
    expect(await kept()).toHaveLength(1);
    await up('3');
    const database = await inspect('shop-db-1');
    const { release } = (await deploys.lab
      .ctrBg(['history', '-p', 'shop', '--json'])
      .then(({ stdout }) => (JSON.parse(stdout) as ResultDocument).history?.at(-1))) ?? {
      release: undefined,
    };
    expect(await rollback(release ?? '')).toMatchObject({
      exitCode: 0,
      document: { outcome: 'rolled-back' },
    });
    expect(await get('/')).toMatchObject({ version: 'v1' });
    expect(await inspect('shop-db-1')).toEqual(database);
    const read = 'console.log(require("node:fs").readFileSync("/run/secrets/token", "utf8"))';
    const container = (await containers()).find((name) => name.startsWith('/shop-web-')) ?? '';
    const engine = await connect(resolveEndpoint({ environment: process.env }));
    const { stdout } = await engine.exec(container.slice(1), ['/usr/local/bin/node', '-e', read]);
    engine.close();
    expect(stdout.trim()).toBe('secret of 1');
    await rm(folder, { recursive: true });
  });
});
