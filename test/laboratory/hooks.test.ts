import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connect, resolveEndpoint, type Engine } from '../../src/engine/index.ts';
import { get, inventory, openDeploys, type Deploys } from '../support/deploys.ts';
import { underLoad } from '../support/under-load.ts';
import { openFolder, type FileProject } from '../support/files.ts';
import { watchProcesses } from '../support/process-watch.ts';
import { startUp } from '../support/started.ts';
import { testInFull } from '../support/size.ts';

/** Commands of the user around a deploy, on a real engine: in containers of the release and on this machine. */
let deploys: Deploys;
let engine: Engine;
let project: FileProject;

const NODE = '/usr/local/bin/node';
const SECRET = 'canary-of-a-hook';

/** Each run of the migration leaves a mark in the database's volume, which the database answers with. */
const DATABASE = `require('http').createServer((_, answer) => answer.end(require('fs').readFileSync('/data/schema'))).listen(8080)`;
const PREPARE = `require('fs').appendFileSync('/data/schema', '')`;
const MIGRATE = `fetch('http://db:8080/').then(() => { require('fs').appendFileSync('/data/schema', process.env.VERSION + ' '); console.log('migrated to ' + process.env.VERSION) })`;
/** Green answers as itself, and blue still serves everybody else. */
const SMOKE = `fetch(process.env.CTR_BG_URL).then((answer) => { const found = answer.headers.get('x-version'); console.log('green is ' + found); process.exit(found === process.env.VERSION ? 0 : 1) })`;
const inNode = (script: string): string => JSON.stringify(['-e', script]);
/** Appends a line to a file beside the project's own. */
const note = (words: string): string =>
  JSON.stringify(['sh', '-c', `echo "${words.replaceAll('$', '$$$$')}" >> told`]);

function file({ migrate = MIGRATE, reversible = true, timeout = '30s', hooks = '' } = {}): string {
  return `
name: shop
services:
  web:
    image: "shop:\${TAG:-1}"
    user: "0:0"
    stop_grace_period: 1s
    environment: { VERSION: "v\${TAG:-1}", TOKEN: ${SECRET} }
    volumes: [data:/data]
    depends_on: { db: { condition: service_healthy } }
    x-ctr-bg: { routes: ["*"], port: 8080, overlap: allowed }
  db:
    image: shop:1
    user: "0:0"
    stop_grace_period: 1s
    command: [-e, "${PREPARE}; ${DATABASE}"]
    volumes: [data:/data]
    healthcheck:
      test: [CMD, ${NODE}, -e, "fetch('http://127.0.0.1:8080/').then(() => process.exit(0), () => process.exit(1))"]
      interval: 250ms
      retries: 100
volumes: { data: }
x-ctr-bg:
  hooks:
    migrate: { service: web, run: ${inNode(migrate)}, reversible: ${reversible}, timeout: ${timeout} }
${hooks}`;
}

const WAY = `
    pre-deploy: { local: ${note('$CTR_BG_HOOK $CTR_BG_PROJECT to $CTR_BG_RELEASE')} }
    pre-switch:
      - { run: ${inNode(SMOKE)} }
      - { local: ${note('$CTR_BG_HOOK $CTR_BG_COLOR')} }
    post-switch: { local: ${note('$CTR_BG_HOOK after $CTR_BG_PREVIOUS_RELEASE.')} }
    on-failure: { local: ${note('$CTR_BG_HOOK $CTR_BG_OUTCOME $CTR_BG_ERROR_CODE')} }
    on-rollback: { local: ${note('$CTR_BG_HOOK $CTR_BG_OUTCOME')} }
`;

beforeAll(async () => {
  deploys = await openDeploys();
  engine = await connect(resolveEndpoint({ environment: process.env }));
  for (const version of ['1', '2', '3'])
    await deploys.lab.application(`shop:${version}`, { version: `v${version}` });
});
beforeEach(async () => {
  project = await openFolder(deploys.lab);
});
afterEach(async () => {
  await deploys.down();
  await engine.removeVolume('shop_data');
  await project.remove();
});
afterAll(() => engine.close());

const told = async (): Promise<string[]> =>
  (await readFile(join(project.folder, 'told'), 'utf8')).trim().split('\n');
const schema = async (): Promise<string> => {
  const script = `console.log(require('fs').readFileSync('/data/schema', 'utf8'))`;
  return (await engine.exec('shop-db-1', [NODE, '-e', script])).stdout.trim();
};
const leftOver = async (): Promise<string[]> =>
  ((await inventory(deploys.lab))['containers'] ?? []).filter((name) => name.includes('-hook-'));

/** Of all processes meanwhile; ends with its test, however that ends. */
function watching(): AsyncDisposable & { readonly lines: () => Promise<string[]> } {
  const watch = watchProcesses();
  const lines = async (): Promise<string[]> => [...(await watch.stop())];
  return { lines, [Symbol.asyncDispose]: async () => void (await lines()) };
}

async function up(tag: string, text: string, ...flags: string[]) {
  await project.write('compose.yaml', text);
  await project.write('.env', `TAG=${tag}\n`);
  return project.run('up', ...flags);
}

describe('hooks', () => {
  test('a migration is run once for each image, the others each at its moment, and no request is lost', async () => {
    await using processes = watching();
    const first = await up('1', file({ hooks: WAY }));
    expect((await processes.lines()).filter((line) => line.includes(SECRET))).toEqual([]);
    expect({ exitCode: first.exitCode, error: first.document.error }).toEqual({
      exitCode: 0,
      error: undefined,
    });
    expect(first.document.migrations).toEqual([{ host: 'local', service: 'web-migrate', reversible: true }]);
    expect(first.stderr).toContain('"source":"web-migrate","line":"migrated to v1"');
    expect(await told()).toEqual([
      `pre-deploy shop to ${first.document.release}`,
      'pre-switch blue',
      'post-switch after .',
    ]);
    await underLoad(async () => {
      expect((await up('1', file({ hooks: WAY }))).document).toMatchObject({ outcome: 'unchanged' });
      expect(await schema()).toBe('v1');
      expect(await told()).toHaveLength(3);
      const second = await up('2', file({ hooks: WAY }));
      expect(second.document).toMatchObject({ outcome: 'deployed', hooks: [{}, {}, {}, { ok: true }] });
      expect(second.stderr).toContain('green is v2');
      expect(await schema()).toBe('v1 v2');
      expect((await told()).at(-1)).toBe(`post-switch after ${first.document.release}.`);
      const back = await project.run('rollback');
      expect(back.document).toMatchObject({ outcome: 'rolled-back', release: first.document.release });
      expect((await told()).at(-1)).toBe('on-rollback rolled-back');
      expect(JSON.stringify([first, second, back])).not.toContain(SECRET);
    });
    expect(await schema()).toBe('v1 v2');
    expect(await leftOver()).toEqual([]);
  });

  testInFull('one that fails, or takes too long, leaves blue, loses nothing, and says why', async () => {
    await up('1', file());
    await underLoad(async () => {
      const migrate = `console.log('table users is locked'); process.exit(4)`;
      const failed = await up('2', file({ migrate, hooks: WAY }));
      expect(failed).toMatchObject({
        exitCode: 3,
        document: {
          outcome: 'undone',
          error: { code: 'HOOK_FAILED', message: 'web-migrate ended with exit code 4' },
        },
      });
      expect(failed.document.error?.details).toContain('table users is locked');
      expect((await told()).at(-1)).toBe('on-failure undone HOOK_FAILED');
      const hooks = `    pre-switch: { run: ${inNode('setInterval(() => undefined, 1000)')}, timeout: 1s }\n`;
      const ill = await up('3', file({ reversible: false, hooks }));
      expect(ill.document).toMatchObject({
        outcome: 'undone',
        error: { code: 'HOOK_FAILED', message: 'the hook pre-switch did not end within 1 s' },
        migrations: [{ service: 'web-migrate', reversible: false }],
      });
      expect(ill.stderr).toContain('web-migrate was run and is not undone; it is irreversible');
    });
    expect(await get('/')).toMatchObject({ version: 'v1' });
    expect(await leftOver()).toEqual([]);
    expect((await inventory(deploys.lab))['containers']).toEqual([
      '/ctr-bg-proxy',
      '/shop-db-1',
      '/shop-web-blue-1',
      '/shop-web-migrate-1',
    ]);
  });

  testInFull(
    'after the switch one that fails turns nothing back and has an exit code of its own; nobody goes back across an irreversible migration unasked',
    async () => {
      await up('1', file());
      const hooks = `    post-switch: { local: ["sh", "-c", "sleep 61.7 & exec sleep 61.7"], timeout: 500ms }\n`;
      await project.write('compose.yaml', file({ reversible: false, hooks }));
      await project.write('.env', 'TAG=2\n');
      const plan = await project.show('plan');
      expect(plan).toMatch(/^migrate .*run shop-web-migrate-1 to its end +.*it is irreversible/m);
      expect(plan).toMatch(/^post-switch +\? run post-switch here/m);
      const late = await project.run('up');
      expect(late).toMatchObject({
        exitCode: 8,
        document: {
          ok: false,
          outcome: 'deployed',
          error: { message: 'the hook post-switch did not end within 0.5 s' },
        },
      });
      await using processes = watching();
      expect((await processes.lines()).filter((line) => line.includes('sleep 61.7'))).toEqual([]);
      expect(await get('/')).toMatchObject({ version: 'v2' });
      for (const args of [['--check'], []])
        expect(await project.run('rollback', ...args)).toMatchObject({
          exitCode: 9,
          document: { error: { code: 'IRREVERSIBLE' } },
        });
      expect(await get('/')).toMatchObject({ version: 'v2' });
      expect(await project.show('history')).toMatch(/deployed, irreversible/);
      expect(await project.run('rollback', '--yes')).toMatchObject({ document: { outcome: 'rolled-back' } });
      expect(await get('/')).toMatchObject({ version: 'v1' });
    },
  );

  testInFull('killed while one is run, the next deploy converges, and nothing is left of it', async () => {
    await up('1', file());
    const slow = 'setTimeout(() => process.exit(0), 60000)';
    const hooks = `    pre-switch: { run: ${inNode(slow)} }\n`;
    await killedIn('shop-web-migrate-1', '2', file({ migrate: slow }));
    await killedIn('shop-hook-pre-switch-1', '2', file({ hooks }));
    expect(await schema()).toBe('v1 v2');
    expect((await project.run('doctor')).stdout).toContain('container shop-hook-pre-switch-1');
    expect(await up('2', file())).toMatchObject({ exitCode: 0, document: { outcome: 'deployed' } });
    expect(await schema()).toBe('v1 v2');
    expect(await get('/')).toMatchObject({ version: 'v2' });
    expect(await leftOver()).toEqual([]);
  });

  testInFull(
    'killed while post-switch is run: the next deploy finishes, does not run it again, and says so',
    async () => {
      await up('1', file());
      const slow = inNode('setTimeout(() => process.exit(0), 60000)');
      const hooks = `    post-switch: [{ local: ${note('$CTR_BG_HOOK begun')} }, { run: ${slow} }]\n`;
      await killedIn('shop-hook-post-switch-2', '2', file({ hooks }));
      expect(await get('/')).toMatchObject({ version: 'v2' });
      expect(await project.show('history')).toMatch(/ unfinished /);
      const next = await up('2', file({ hooks }));
      expect(next).toMatchObject({ exitCode: 0, document: { outcome: 'deployed' } });
      expect(next.stderr).toContain(
        'its hook post-switch may not have come to its end, and is not run again',
      );
      expect(await told()).toEqual(['post-switch begun']);
      expect(await leftOver()).toEqual([]);
      expect((await inventory(deploys.lab))['containers']).not.toContain('/shop-web-blue-1');
      const after = await up('2', file({ hooks }));
      expect(after.document).toMatchObject({ outcome: 'unchanged' });
      expect(after.stderr).not.toContain('post-switch');
    },
  );
});

/** Kills a deploy while a container of that name runs, other than the one that is there now. */
async function killedIn(name: string, tag: string, text: string): Promise<void> {
  const before = (await engine.inspectContainer(name))?.Id;
  await project.write('compose.yaml', text);
  const flags = ['-f', join(project.folder, 'compose.yaml')];
  const running = startUp(deploys.lab.engine, `shop:${tag}`, flags, { TAG: tag });
  const isRunning = async (): Promise<boolean> => {
    const found = await engine.inspectContainer(name);
    return found?.State.Running === true && found.Id !== before;
  };
  while (!(await isRunning()) && running.child.exitCode === null) await sleep(50);
  running.child.kill('SIGKILL');
  await running.ended;
}
