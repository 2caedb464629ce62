import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, resolveEndpoint, type Engine } from '../../src/engine/index.ts';
import { get, inventory, openDeploys, type Deploys } from '../support/deploys.ts';
import { madeOf, openFolder, type FileProject, type FileRun } from '../support/files.ts';
import { someOf, testInFull } from '../support/size.ts';

/** A whole Compose file through the command line: what a team has in its repository, deployed for real. */
let deploys: Deploys;
let engine: Engine;
let project: FileProject;
let backbone: string;

const NODE = '/usr/local/bin/node';
const reaches = (url: string): string =>
  `fetch('${url}').then(({ status }) => process.exit(status === 200 ? 0 : 1), () => process.exit(1))`;

/** A database that counts its starts in its volume, and listens only after a while. */
const DATABASE = [
  `const { appendFileSync, readFileSync } = require('fs')`,
  `appendFileSync('/data/starts', 'x')`,
  `const server = require('http').createServer((_, answer) => answer.end(readFileSync('/data/starts')))`,
  `setTimeout(() => server.listen(8080), 500)`,
  `process.on('SIGTERM', () => process.exit(0))`,
].join('; ');

const FILE = `
name: shop
services:
  web:
    image: \${WEB_IMAGE}
    env_file: web.env
    environment: { GREETING: "\${GREETING:-nobody said it}", PASSWORD: "\${PASSWORD:-hunter1}" }
    secrets: [token]
    configs: [{ source: settings, target: /app/settings.json }]
    networks: [front, back]
    depends_on:
      db: { condition: service_healthy }
      migrate: { condition: service_completed_successfully }
    healthcheck: { test: [CMD, ${NODE}, -e, "${reaches('http://db:8080/')}"], interval: 250ms }
    x-ctr-bg: { routes: [shop.example.com] }
  api:
    image: \${API_IMAGE:-shop:1}
    networks: [back, backbone]
    x-ctr-bg: { routes: [{ path: /api, host: shop.example.com }], probe: { path: / } }
  db:
    image: \${DB_IMAGE:-shop:1}
    user: "0:0"
    command: [-e, "${DATABASE}"]
    volumes: [data:/data]
    networks: [back]
    healthcheck: { test: [CMD, ${NODE}, -e, "${reaches('http://127.0.0.1:8080/')}"], interval: 250ms }
  migrate:
    image: \${WEB_IMAGE}
    command: [-e, "${reaches('http://db:8080/')}"]
    networks: [back]
    depends_on: { db: { condition: service_healthy } }
  worker:
    image: shop:1
    networks: [back]
    depends_on: [api]
  debug:
    image: shop:1
    profiles: [debug]
networks:
  front:
  back: { internal: true }
  backbone: { external: true }
volumes:
  data:
secrets:
  token: { file: ./token.txt }
configs:
  settings: { content: "{\\"title\\": \\"\${GREETING}\\"}" }
`;
/** What a developer lays over it. */
const OVERRIDE = `services: { worker: { environment: { LEVEL: debug } } }\n`;

beforeAll(async () => {
  deploys = await openDeploys();
  engine = await connect(resolveEndpoint({ environment: process.env }));
  for (const version of ['1', '2'])
    await deploys.lab.application(`shop:${version}`, { version: `v${version}` });
});
afterAll(() => engine.close());

async function open(): Promise<FileProject> {
  const folder = await openFolder(deploys.lab);
  await folder.write('compose.yaml', FILE);
  await folder.write('compose.override.yaml', OVERRIDE);
  await folder.write('.env', 'WEB_IMAGE=shop:1\nGREETING=hello\n');
  await folder.write('web.env', 'FROM_FILE=yes\n');
  await folder.write('token.txt', 'canary-token');
  return folder;
}

async function up(...args: string[]): Promise<FileRun> {
  const result = await project.run('up', ...args);
  expect({ exitCode: result.exitCode, error: result.document.error }).toEqual({
    exitCode: 0,
    error: undefined,
  });
  return result;
}

const idOf = async (name: string): Promise<string | undefined> => (await engine.inspectContainer(name))?.Id;

/** What a script prints that runs in a container. */
async function within(container: string, script: string): Promise<string> {
  const { stdout, stderr } = await engine.exec(container, [NODE, '-e', script]);
  return stdout + stderr;
}

/** By a connection of its own: nobody waits until a supporting service listens, so it is asked until it does. */
async function versionAt9091(): Promise<string | null> {
  for (let tries = 0; tries < 50; tries++) {
    const options = { headers: { connection: 'close' }, signal: AbortSignal.timeout(2000) };
    const answer = await fetch('http://127.0.0.1:9091/', options).catch(() => undefined);
    if (answer !== undefined) return answer.headers.get('x-version');
    await sleep(100);
  }
  return null;
}

const isSwitch = (step: string): boolean => step.startsWith('switch to generation');

const warnings = ({ events }: FileRun): string[] =>
  events.flatMap((event) => (event.kind === 'warning' ? [event.message] : []));

describe('a file with two routed services, a database, a migration and a worker', () => {
  beforeAll(async () => {
    project = await open();
    backbone = await engine.createNetwork({ Name: 'backbone', CheckDuplicate: true, Labels: {} });
  });
  afterAll(async () => {
    await project.run('down');
    await engine.removeVolume('shop_data');
    await engine.removeNetwork(backbone);
    await project.remove();
  });

  test('is started in order, and both go live by one reload', async () => {
    const first = await up();
    expect(first.document.outcome).toBe('deployed');
    const made = madeOf(first);
    const order = [
      'start shop-db-1',
      'wait until db is healthy',
      'run shop-migrate-1 to its end',
      'start shop-web-blue-1',
      'wait until web answers on :8080/',
    ];
    expect(made.filter((step) => order.includes(step))).toEqual(order);
    expect(made.indexOf('start shop-worker-1')).toBeGreaterThan(made.indexOf('start shop-api-blue-1'));
    expect(made.filter(isSwitch)).toHaveLength(1);
    expect(await get('/', 'shop.example.com')).toMatchObject({ status: 200, version: 'v1' });
    expect(await get('/api/echo', 'shop.example.com')).toMatchObject({ status: 200, version: 'v1' });
    expect(await idOf('shop-debug-1')).toBeUndefined();
  });

  test('gives containers what the file and its neighbours say', async () => {
    const asked = `const { readFileSync: read } = require('fs'); const { env } = process;
      console.log(env.GREETING, env.FROM_FILE, read('/run/secrets/token', 'utf8'), read('/app/settings.json', 'utf8'))`;
    expect(await within('shop-web-blue-1', asked)).toBe('hello yes canary-token {"title": "hello"}\n');
    expect(await within('shop-worker-1', 'console.log(process.env.LEVEL)')).toBe('debug\n');
    const asks = `fetch('http://db:8080/').then((answer) => answer.text()).then(console.log)`;
    expect(await within('shop-web-blue-1', asks)).toBe('x\n');
  });

  test('status shows all of it', async () => {
    const shown = await project.show('status');
    expect(shown).toMatch(/^web +blue +live +shop:1 .* 1 +running +shop\.example\.com/m);
    expect(shown).toMatch(/^api +blue .* shop\.example\.com\/api/m);
    expect(shown).toMatch(/^db +- .* running \(healthy\)/m);
    expect(shown).toMatch(/^migrate +- .* exited \(0\)/m);
    expect(shown).toMatch(/^worker +- .* running/m);
  });

  test('plan prints what a new image would change, values redacted, and changes nothing', async () => {
    const before = await inventory(deploys.lab);
    await project.write('.env', 'WEB_IMAGE=shop:2\nGREETING=hello\nPASSWORD=hunter2\n');
    const shown = await project.show('plan');
    expect(shown).toMatch(
      /^~ switch web: blue → green\n +image: shop:1 .* → shop:2 .*\n.*PASSWORD: changed/m,
    );
    expect(shown).toMatch(/^= keep api$/m);
    expect(shown).toMatch(/^~ run again migrate$/m);
    expect(shown).toMatch(/^-.*shop-web-blue-1\n[^]*^\+.*shop-web-green-1\n/m);
    expect(shown).not.toMatch(/hunter|canary/);
    // Node complains on stderr when many wait for one signal.
    expect(shown).not.toContain('MaxListenersExceeded');
    expect(await inventory(deploys.lab)).toEqual(before);
  });

  test('a new web leaves the database alone, and migrates again', async () => {
    const [db, api, migrate] = await Promise.all(
      ['shop-db-1', 'shop-api-blue-1', 'shop-migrate-1'].map(idOf),
    );
    const second = await up();
    expect(madeOf(second).filter(isSwitch)).toHaveLength(1);
    expect(await get('/', 'shop.example.com')).toMatchObject({ version: 'v2' });
    expect(await idOf('shop-db-1')).toBe(db);
    expect(await idOf('shop-api-blue-1')).toBe(api);
    expect(await idOf('shop-migrate-1')).not.toBe(migrate);
    expect((await up()).document.outcome).toBe('unchanged');
  });

  test('the database is told to differ, and is recreated only by --service', async () => {
    const db = await idOf('shop-db-1');
    await project.write('.env', 'WEB_IMAGE=shop:2\nGREETING=hello\nPASSWORD=hunter2\nDB_IMAGE=shop:2\n');
    expect(warnings(await up())).toEqual([expect.stringMatching(/^db: it differs .*--service db.*image: /)]);
    expect(await idOf('shop-db-1')).toBe(db);
    await up('--service', 'db');
    expect(await idOf('shop-db-1')).not.toBe(db);
    const asks = `fetch('http://db:8080/').then((answer) => answer.text()).then(console.log)`;
    expect(await within('shop-web-green-1', asks)).toBe('xx\n');
  });

  test('another definition of a network or volume, and a service that left the file, are told', async () => {
    const changed = FILE.replace('  data:\nsecrets', '  data: { labels: { team: shop } }\nsecrets')
      .replace('  front:\n', '  front: { driver_opts: { com.docker.network.driver.mtu: "1400" } }\n')
      .replace(/ {2}worker:[^]*?depends_on: \[api\]\n/, '');
    await project.write('compose.yaml', changed);
    await project.write('compose.override.yaml', '{}');
    const told = warnings(await up());
    expect(told).toEqual([
      expect.stringMatching(/^worker: it is no longer in the file/),
      expect.stringMatching(/^network shop_front: it was made by another definition, and is left alone/),
      expect.stringMatching(/^volume shop_data: it was made by another definition, and is left alone/),
    ]);
    const shown = await project.show('plan');
    expect(shown).toMatch(/^! leave network shop_front: /m);
    expect(shown).toMatch(/^! leave worker: it is no longer in the file/m);
    expect(await idOf('shop-worker-1')).toBeDefined();
    await project.write('compose.yaml', FILE);
    await project.write('compose.override.yaml', OVERRIDE);
    expect(warnings(await up())).toEqual([]);
  });

  test('down leaves volumes and what is external, and the data comes back', async () => {
    const { exitCode } = await project.run('down');
    expect(exitCode).toBe(0);
    const { containers, networks, volumes } = await inventory(deploys.lab);
    expect(containers).toEqual([]);
    expect(networks).toEqual(['backbone', 'bridge', 'host', 'none']);
    expect(volumes).toContain('shop_data');
    await up('--profile', 'debug');
    const asks = `fetch('http://db:8080/').then((answer) => answer.text()).then(console.log)`;
    expect(await within('shop-web-blue-1', asks)).toBe('xxx\n');
    expect(await idOf('shop-debug-1')).toBeDefined();
  });
});

describe('a smaller file', () => {
  beforeAll(async () => {
    project = await openFolder(deploys.lab);
  });
  afterEach(async () => {
    await project.run('down', '--project', 'small');
  });
  afterAll(async () => {
    await engine.removeVolume('small_data');
    await project.remove();
  });
  const write = (text: string): Promise<void> => project.write('compose.yaml', `name: small\n${text}`);

  const REFUSED: readonly [line: string, ...at: number[]][] = [
    ['ports: ["8080:8080"]', 5, 13],
    ['container_name: web', 5, 5],
    ['network_mode: host', 5, 5],
  ];
  test.each(someOf(REFUSED, 3))(
    'whose routed service has %s is refused with its place before anything is changed',
    async (line, ...at) => {
      const before = await inventory(deploys.lab);
      await write(`services:\n  web:\n    image: shop:1\n    ${line}\n    x-ctr-bg: { routes: ["*"] }\n`);
      const { exitCode, document } = await project.run('up');
      expect(exitCode).toBe(2);
      expect(document.error?.where).toMatchObject({ line: at[0], column: at[1] });
      expect(document.error?.where?.file).toMatch(/compose\.yaml$/);
      expect(await project.show('up')).toMatch(new RegExp(`compose\\.yaml:${at[0]}:${at[1]}`));
      expect(await inventory(deploys.lab)).toEqual(before);
    },
  );

  const shares = (overlap: string): string =>
    `services:\n  web:\n    image: shop:1\n    volumes: [data:/data]\n    x-ctr-bg: { routes: ["*"]${overlap} }\nvolumes: { data: {} }\n`;

  testInFull(
    'whose two colours would share a volume is warned of, allowed or refused, as it says',
    async () => {
      await write(shares(''));
      expect(warnings(await up())).toEqual([expect.stringMatching(/compose\.yaml:5:15: .*data/)]);
      await write(shares(', overlap: allowed'));
      expect(warnings(await up())).toEqual([]);
      await write(shares(', overlap: refuse'));
      const { exitCode, document } = await project.run('up');
      expect({ exitCode, line: document.error?.where?.line }).toEqual({ exitCode: 2, line: 5 });
    },
  );

  testInFull('gives an image to the only routed service without being told which', async () => {
    await write(
      'services:\n  web: { image: "shop:1", x-ctr-bg: { routes: ["*"] } }\n  db: { image: "shop:1" }\n',
    );
    await up();
    const db = await idOf('small-db-1');
    await up('shop:2');
    expect(await get('/')).toMatchObject({ version: 'v2' });
    expect(await idOf('small-db-1')).toBe(db);
  });

  test('without any route has no proxy; its names and ports are its own', async () => {
    await write(
      'services:\n  db: { image: "shop:1", container_name: the-database, ports: ["127.0.0.1:9091:8080"] }\n  cache: { image: "shop:1" }\n',
    );
    expect(await project.show('up')).toMatch(/^small is up after/m);
    const { containers } = await inventory(deploys.lab);
    expect(containers).toEqual(['/small-cache-1', '/the-database']);
    expect(await versionAt9091()).toBe('v1');
    expect(await project.show('up')).toMatch(/^small is up already: nothing was changed/m);
    expect(await project.show('status')).toMatch(/^db +- +- +shop:1 .* running/m);

    await write(
      'services:\n  db: { image: "shop:2", container_name: the-store, ports: ["127.0.0.1:9091:8080"] }\n  cache: { image: "shop:1" }\n',
    );
    expect(await project.show('up')).toContain('container_name: the-database → the-store');
    await up('--service', 'db');
    expect((await inventory(deploys.lab)).containers).toEqual(['/small-cache-1', '/the-store']);
    expect(await versionAt9091()).toBe('v2');

    expect(await project.show('down')).toMatch(/^small was removed/m);
    expect((await inventory(deploys.lab)).containers).toEqual([]);
  });

  testInFull('with 300 routes is staged, tested by nginx and switched to', async () => {
    const routes = Array.from({ length: 300 }, (_, index) => `shop-${index}.example.com/path-${index}`);
    await write(
      `services:\n  web: { image: "shop:1", x-ctr-bg: { routes: [${routes.join(', ')}], probe: { path: / } } }\n`,
    );
    await up();
    for (const index of [0, 150, 299])
      expect(await get(`/path-${index}/echo`, `shop-${index}.example.com`)).toMatchObject({ version: 'v1' });
  });

  testInFull('with a name for several containers is refused, as by Compose', async () => {
    await write(
      'services:\n  db: { image: "shop:1", container_name: db, scale: 2 }\n  cache: { image: "shop:1" }\n',
    );
    const { exitCode, document } = await project.run('up');
    expect({ exitCode, message: document.error?.message }).toEqual({
      exitCode: 2,
      message: 'services.db has a container_name and several replicas',
    });
  });
});
