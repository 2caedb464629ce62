import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { canonicalConfig, findProject } from '../../../../src/config/index.ts';
import type { NoticeWish } from '../../../../src/types/index.ts';
import { load, mistake } from '../folder.ts';

const SERVICES = 'services:\n  web: { image: a, x-ctr-bg: { routes: ["*"] } }\n';
const file = (notify: string, more = ''): string => `${SERVICES}${more}x-ctr-bg:\n  notify: ${notify}\n`;
const notices = async (notify: string, environment = {}) =>
  (await load(file(notify), { environment })).notify ?? [];
const urlOf = ({ way }: NoticeWish): Promise<string> =>
  way.kind === 'local' ? Promise.reject(new Error('a command has none')) : way.url();

const HOOK = 'https://hooks.example.com/canary';

describe('x-ctr-bg.notify', () => {
  test('is one or several, each told in one way, with defaults of what and how long', async () => {
    const [only, ...none] = await notices('{ webhook: "${HOOK}" }', { HOOK });
    expect(none).toEqual([]);
    expect(only).toMatchObject({
      name: 'x-ctr-bg.notify.webhook',
      on: ['deployed', 'promoted', 'rolled-back', 'undone', 'failed'],
      timeout: 10_000,
      way: { kind: 'webhook' },
    });
    expect(await urlOf(only as NoticeWish)).toBe(HOOK);
    expect(JSON.stringify(only)).not.toContain('canary');
    expect(
      await notices(`[{ slack: "${HOOK}", on: [failed], timeout: 2s }, { command: ./tell.sh --all }]`),
    ).toMatchObject([
      { name: 'x-ctr-bg.notify[0].slack', on: ['failed'], timeout: 2000 },
      { name: 'x-ctr-bg.notify[1].command', way: { kind: 'local', command: ['./tell.sh', '--all'] } },
    ]);
  });

  test('of a variable that is not set is told nobody', async () => {
    const [only] = await notices('{ webhook: "${HOOK:-}" }');
    expect(await urlOf(only as NoticeWish)).toBe('');
  });

  test('has its address in a file or a secret, which are read when they are needed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-notify-'));
    const text = file(
      '[{ webhook: { secret: hook } }, { slack: { file: ./slack } }, { slack: { file: ./nowhere } }, { webhook: { secret: other } }]',
      'secrets: { hook: { environment: HOOK } }\n',
    );
    await writeFile(join(folder, 'compose.yaml'), text);
    await writeFile(join(folder, 'slack'), `${HOOK}/slack\n`);
    const options = { files: [], directory: folder, environment: { HOOK } };
    const { notify = [] } = await findProject({ ...options, hostsAreGiven: false });
    const [secret, inFile, missing, unknown] = notify;
    expect(await urlOf(secret as NoticeWish)).toBe(HOOK);
    expect(await urlOf(inFile as NoticeWish)).toBe(`${HOOK}/slack`);
    await expect(urlOf(missing as NoticeWish)).rejects.toThrow('the file ./nowhere is not there');
    await expect(urlOf(unknown as NoticeWish)).rejects.toThrow('there is no secret other');
    await rm(folder, { recursive: true });
  });

  test('is printed without an address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-notify-'));
    await writeFile(
      join(folder, 'compose.yaml'),
      file(`[{ webhook: "${HOOK}" }, { slack: { secret: hook } }, { command: ./tell.sh }]`),
    );
    const config = await canonicalConfig({ files: [], directory: folder, environment: {} });
    const text = await config.print({ form: 'json', showSecrets: false });
    expect(JSON.parse(text)).toMatchObject({
      'x-ctr-bg': {
        notify: [{ webhook: '<redacted>' }, { slack: { secret: 'hook' } }, { command: './tell.sh' }],
      },
    });
    await rm(folder, { recursive: true });
  });

  test.each<[string, string, number]>([
    ['{ on: [failed] }', 'x-ctr-bg.notify needs one of webhook, slack, command', 4],
    ['{ webhook: "http://a", slack: "http://a" }', 'x-ctr-bg.notify needs only one of webhook', 4],
    ['{ webhook: canary }', 'x-ctr-bg.notify.webhook must be an http or https URL', 4],
    ['{ webhook: "canary://a" }', 'x-ctr-bg.notify.webhook must be an http or https URL', 4],
    ['{ webhook: { secret: a, file: b } }', 'x-ctr-bg.notify.webhook must be an address, a file', 4],
    ['{ command: a, on: [] }', 'x-ctr-bg.notify.on names no outcome', 4],
    ['{ command: a, on: [finished] }', 'x-ctr-bg.notify.on[0] must be one of deployed', 4],
    ['{ command: a, timeout: 2m }', 'x-ctr-bg.notify.timeout must be 1m at most', 4],
    ['{ comand: a }', 'unknown key comand in x-ctr-bg.notify', 4],
  ])('refuses %s', async (notify, message, line) => {
    const error = await mistake(load(file(notify)));
    expect(error.message).toContain(message);
    expect(error.where).toMatchObject({ line });
    expect(`${error.message}${error.hint}`).not.toContain('canary');
  });
});
