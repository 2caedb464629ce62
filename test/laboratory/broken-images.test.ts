import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ApplicationOptions } from '../../laboratory/index.ts';
import { startLoad, totals, type Load } from '../../laboratory/load/index.ts';
import { PORT, inventory, openDeploys, type Deploys } from '../support/deploys.ts';

/** Each broken image under load: the right exit code, a cause and a cure in words, blue untouched, nothing left. */
let deploys: Deploys;
let load: Load;
let before: Record<string, string[]>;

beforeAll(async () => {
  deploys = await openDeploys();
  await deploys.lab.application('shop:1', { version: 'v1' });
  await deploys.up('shop:1');
  const target = { host: '127.0.0.1', port: PORT };
  load = await startLoad({ target, versions: ['v1'], lanes: [{ kind: 'think', connections: 20 }] });
});

afterAll(async () => {
  const report = await load.stop();
  await deploys.down();
  expect(totals(report)).toMatchObject({ failed: 0, wrong: 0 });
  expect(totals(report).sent).toBeGreaterThan(100);
});

type Broken = {
  name: string;
  options?: Partial<ApplicationOptions>;
  flags?: string[];
  exitCode: number;
  says: RegExp;
  cure: RegExp;
};

const second = 1_000_000_000;
const BROKEN: Broken[] = [
  {
    name: 'exits at once',
    options: { env: { EXIT_AT_START: '3' } },
    exitCode: 3,
    says: /exited with code 3/,
    cure: /log lines/,
  },
  {
    name: 'lacks a variable',
    options: { env: { REQUIRE_ENV: 'DATABASE_URL' } },
    exitCode: 3,
    says: /DATABASE_URL is missing/,
    cure: /missing variable/,
  },
  {
    name: 'never listens',
    options: { env: { NEVER_LISTEN: '1' } },
    exitCode: 3,
    says: /connection refused/,
    cure: /port 8080/,
  },
  {
    name: 'listens on another port',
    options: { env: { PORT: '3000' } },
    exitCode: 3,
    says: /connection refused/,
    cure: /another port \(--port\)/,
  },
  {
    name: 'listens on 127.0.0.1 only',
    options: { env: { LISTEN_HOST: '127.0.0.1' } },
    exitCode: 3,
    says: /connection refused/,
    cure: /0\.0\.0\.0/,
  },
  {
    name: 'answers 500',
    options: { env: { ROOT_STATUS: '500' } },
    exitCode: 3,
    says: /HTTP 500/,
    cure: /--health-path/,
  },
  {
    name: 'answers after the deadline',
    options: { env: { START_DELAY: '60000' } },
    exitCode: 3,
    says: /within 3s/,
    cure: /port 8080/,
  },
  {
    name: 'unhealthy by its HEALTHCHECK',
    options: {
      healthcheck: {
        Test: ['CMD', '/usr/local/bin/node', '-e', 'console.log("the queue is down"); process.exit(1)'],
        Interval: second,
        Retries: 1,
      },
    },
    flags: ['--health-timeout', '30s'],
    exitCode: 3,
    says: /the queue is down/,
    cure: /HEALTHCHECK|healthcheck/,
  },
  {
    name: 'made for another processor',
    options: { architecture: process.arch === 'arm64' ? 'amd64' : 'arm64' },
    exitCode: 2,
    says: /is made for/,
    cure: /--platform/,
  },
  {
    name: 'no EXPOSE and no --port',
    options: { expose: null },
    exitCode: 2,
    says: /which port/,
    cure: /--port/,
  },
];

test.each(BROKEN)('an image that $name', async ({ name, options = {}, flags = [], exitCode, says, cure }) => {
  const image = `broken:${name.toLowerCase().replace(/\W+/g, '-')}`;
  await deploys.lab.application(image, { version: 'broken', ...options });
  await expectRefused(image, { flags, exitCode, says, cure });
});

test('an image that the registry does not have', async () => {
  await using registry = await deploys.lab.registry();
  expect(registry).toBeDefined();
  await expectRefused('127.0.0.1:5000/shop:404', {
    exitCode: 6,
    says: /127\.0\.0\.1:5000\/shop:404/,
    cure: /tag/,
  });
});

test('an image on a registry that is not there', async () => {
  await expectRefused('127.0.0.1:5999/shop:1', {
    exitCode: 6,
    says: /127\.0\.0\.1:5999/,
    cure: /registry|reach/,
  });
});

async function expectRefused(
  image: string,
  { flags = [], exitCode, says, cure }: Omit<Broken, 'name' | 'options'>,
): Promise<void> {
  before = await inventory(deploys.lab);
  const result = await deploys.tryUp(image, '--health-timeout', '3s', ...flags);
  const { error } = result.document;
  expect({ exitCode: result.exitCode, error }).toMatchObject({ exitCode });
  expect([error?.message, ...(error?.details ?? [])].join('\n')).toMatch(says);
  expect(error?.hint).toMatch(cure);
  expect(await inventory(deploys.lab)).toEqual(before);
}
