import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ApplicationOptions, CtrBgResult } from '../../laboratory/index.ts';
import { startLoad, totals, type Load } from '../../laboratory/load/index.ts';
import { deferred } from '../../src/probe/deferred.ts';
import { CAUSE_CODES, type ResultDocument } from '../../src/types/index.ts';
import { BROKEN, fileOf, type Broken } from '../support/broken.ts';
import { openFolder } from '../support/files.ts';
import { PORT, inventory, openDeploys, type Deploys } from '../support/deploys.ts';
import { sized, someOf, testInFull } from '../support/size.ts';

/** Each broken image under load: the right exit code, a cause and a cure in words, blue untouched, nothing left. */
let deploys: Deploys;
let load: Load;
let before: Record<string, string[]>;

beforeAll(async () => {
  deploys = await openDeploys();
  await deploys.lab.application('shop:1', { version: 'v1' });
  await deploys.up('shop:1');
  const target = { host: '127.0.0.1', port: PORT };
  load = await startLoad({ target, versions: ['v1'], lanes: [{ kind: 'think', connections: sized(2, 5) }] });
});

afterAll(async () => {
  const report = await load.stop();
  await deploys.down();
  expect(totals(report)).toMatchObject({ failed: 0, wrong: 0 });
  expect(totals(report).sent).toBeGreaterThan(100);
});

const CASES = someOf(BROKEN, 5);

type Refused = { readonly exitCode: number; readonly says: RegExp; readonly cure: RegExp };

/** The value of a secret that a broken application writes into its log. */
const CANARY = 'canary-of-the-token';

describe('an application that does not become healthy is diagnosed:', () => {
  const results = new Map<string, BrokenResult>();
  let after: Record<string, string[]>;

  beforeAll(async () => {
    await deploys.lab.application('broken:1', { version: 'broken' });
    before = await inventory(deploys.lab);
    const deployed: Promise<unknown>[] = [];
    for (const [index, broken] of CASES.entries()) {
      const { started, ended } = await startBroken(broken, `broken-${index}`);
      deployed.push(ended.then((result) => results.set(broken.name, result)));
      await Promise.race([started, ended]);
    }
    await Promise.all(deployed);
    after = await inventory(deploys.lab);
  });

  test.each(CASES)('one that $name', ({ name, cause, says, cure }) => {
    const { exitCode, document, stdout, stderr } = results.get(name) ?? {};
    const { error } = document ?? {};
    const { diagnosis } = error ?? {};
    expect({ exitCode, error, causes: diagnosis?.causes.map(({ code }) => code) }).toMatchObject({
      exitCode: 3,
      error: { code: 'UNHEALTHY', message: expect.stringMatching(says), hint: expect.stringMatching(cure) },
      causes: expect.arrayContaining([cause]),
    });
    expect(diagnosis?.causes[0]?.code).toBe(cause);
    expect(`${stdout ?? ''}${stderr ?? ''}`).not.toContain(CANARY);
  });

  test('nothing is left of any', () => {
    const hosts = [...results.values()].flatMap(({ document }) => document.hosts ?? []);
    expect(hosts.flatMap(({ leftovers = [] }) => leftovers)).toEqual([]);
    expect(after).toEqual(before);
  });

  test('every cause has its application, but the one that needs another person', () => {
    const covered = new Set(BROKEN.map(({ cause }) => cause));
    expect(CAUSE_CODES.filter((code) => !covered.has(code))).toEqual(['removed']);
  });
});

type BrokenResult = CtrBgResult & { readonly document: ResultDocument };

/**
 * Most of a deploy is waiting, so the next one begins as soon as the containers of this one are there: not before, since
 * so many starts at once would take the processor from each of them.
 */
async function startBroken(
  broken: Broken,
  project: string,
): Promise<{ started: Promise<unknown>; ended: Promise<BrokenResult> }> {
  const folder = await openFolder(deploys.lab);
  await folder.write('compose.yaml', fileOf(broken, project));
  const flags = ['--publish', `127.0.0.1:${PORT}`, '--health-timeout', '5s', '--json', '--progress', 'json'];
  const up = deploys.lab.startCtrBg(['up', ...flags, ...(broken.flags ?? [])], { cwd: folder.folder });
  const { promise: started, resolve } = deferred<void>();
  let progress = '';
  up.child.stderr?.on('data', (text: string) => {
    progress += text;
    if (/"kind":"step-(?:ended|failed)".*"kind":"run"/.test(progress)) resolve();
  });
  const ended = up.ended.then((result) => ({
    ...result,
    document: JSON.parse(result.stdout) as ResultDocument,
  }));
  return { started, ended: ended.finally(() => folder.remove()) };
}

test('a person gets one page, without what is secret', async () => {
  before = await inventory(deploys.lab);
  const folder = await openFolder(deploys.lab, { API_TOKEN: CANARY });
  const service = {
    environment: { API_TOKEN: '${API_TOKEN}', LISTEN_HOST: '127.0.0.1' },
    command: [
      '-e',
      "console.log('the token is ' + process.env.API_TOKEN); process.on('SIGTERM', process.exit); require('http').createServer(() => 0).listen(8080, process.env.LISTEN_HOST)",
    ],
  };
  await folder.write('compose.yaml', fileOf({ service } as unknown as Broken, 'paged'));
  const page = await folder.show('up', '--health-timeout', '5s', '--progress', 'quiet');
  await folder.remove();
  expect(page.replace(/connection refused \(\d times\)/, 'connection refused (5 times)')).toBe(
    [
      'paged was turned back: nothing of it serves, as before',
      'error: web did not become healthy within 5s (connection refused): it listens on 127.0.0.1 only, where nginx cannot reach it',
      '  container     paged-web-blue-1, running',
      '  expected      GET / on port 8080 answers 200 to 399, 2 times in a row',
      '  answered      connection refused (5 times)',
      '  listens on    127.0.0.1:8080',
      '  last 1 line of paged-web-blue-1:',
      '    the token is <API_TOKEN>',
      '  more          docs/troubleshooting.md, loopback-only',
      'hint: Let it listen on 0.0.0.0: often a variable or flag named HOST, BIND or --host.',
      '',
    ].join('\n'),
  );
  expect(await inventory(deploys.lab)).toEqual(before);
});

type Image = Refused & { readonly name: string; readonly options: Partial<ApplicationOptions> };

test.each(
  someOf<Image>(
    [
      {
        name: 'is made for another processor',
        options: { architecture: process.arch === 'arm64' ? 'amd64' : 'arm64' },
        exitCode: 2,
        says: /is made for/,
        cure: /--platform/,
      },
      {
        name: 'has no EXPOSE, without --port',
        options: { expose: null },
        exitCode: 2,
        says: /which port/,
        cure: /--port/,
      },
    ],
    2,
  ),
)('an image that $name', async ({ name, options, ...refused }) => {
  const image = `broken:${name.toLowerCase().replace(/\W+/g, '-')}`;
  await deploys.lab.application(image, { version: 'broken', ...options });
  await expectRefused(image, refused);
});

testInFull('an image that the registry does not have', async () => {
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

async function expectRefused(image: string, { exitCode, says, cure }: Refused): Promise<void> {
  before = await inventory(deploys.lab);
  const result = await deploys.tryUp(image);
  const { error } = result.document;
  expect({ exitCode: result.exitCode, error }).toMatchObject({ exitCode });
  expect([error?.message, ...(error?.details ?? [])].join('\n')).toMatch(says);
  expect(error?.hint).toMatch(cure);
  expect(await inventory(deploys.lab)).toEqual(before);
}
