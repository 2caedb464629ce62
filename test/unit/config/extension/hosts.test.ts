import { describe, expect, test } from '@jest/globals';
import { findProject } from '../../../../src/config/index.ts';
import { load, loadFrom, mistake } from '../folder.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const file = (hosts: string): string => `services:\n  web: { image: a }\nx-ctr-bg:\n  hosts: ${hosts}\n`;
const hosts = async (written: string) => (await load(file(written))).hosts;

describe('x-ctr-bg.hosts', () => {
  test.each([
    'unix:///var/run/docker.sock',
    'tcp://192.0.2.1:2376',
    'ssh://deploy@web-1.example.com',
    'context:web-1',
  ])('has %s', async (endpoint) => {
    expect(await hosts(`["${endpoint}"]`)).toMatchObject([{ endpoint, where: { line: 4, column: 11 } }]);
  });

  test('has names', async () => {
    expect(
      await hosts('[{ name: web-1, endpoint: ssh://a }, { name: , endpoint: ssh://b }, ssh://c]'),
    ).toMatchObject([
      { name: 'web-1', endpoint: 'ssh://a' },
      { endpoint: 'ssh://b' },
      { endpoint: 'ssh://c' },
    ]);
  });

  test('is none when the key is absent or has no value', async () => {
    expect(await hosts('')).toEqual([]);
    expect((await load('services:\n  web: { image: a }\n')).hosts).toEqual([]);
  });

  test('is filled in from variables', async () => {
    const project = await load(file('["ssh://${USER_NAME}@${HOST}"]'), {
      environment: { USER_NAME: 'deploy', HOST: 'web-1' },
    });
    expect(project.hosts).toMatchObject([{ endpoint: 'ssh://deploy@web-1' }]);
  });

  test.each<[string, string, number, string | RegExp]>([
    ['[web-1]', 'x-ctr-bg.hosts[0] must be unix:///PATH, tcp://HOST:PORT', 11, 'undefined'],
    ['["shh://web-1"]', 'x-ctr-bg.hosts[0] must be', 11, 'Did you mean ssh://?'],
    ['["contxt:web-1"]', 'x-ctr-bg.hosts[0] must be', 11, 'Did you mean context:?'],
    ['[deploy@web-1]', 'x-ctr-bg.hosts[0] must be', 11, 'Did you mean ssh://'],
    ['[/var/run/docker.sock]', 'x-ctr-bg.hosts[0] must be', 11, 'Did you mean unix://'],
    ['["ssh:web-1"]', 'x-ctr-bg.hosts[0] must be', 11, 'undefined'],
    ['["http://web-1"]', 'x-ctr-bg.hosts[0] must be', 11, 'Did you mean tcp://?'],
    ['["context:"]', 'x-ctr-bg.hosts[0] must be', 11, 'docker context ls'],
    ['[5]', 'x-ctr-bg.hosts[0] must be', 11, 'undefined'],
    ['ssh://web-1', 'x-ctr-bg.hosts must be a list', 10, 'undefined'],
    ['[]', 'x-ctr-bg.hosts must name at least one host', 3, 'Leave the key out'],
    ['[{ name: web-1 }]', 'x-ctr-bg.hosts[0] needs an endpoint', 11, 'endpoint: ssh://'],
    [
      '[{ name: "a b", endpoint: ssh://a }]',
      'x-ctr-bg.hosts[0].name must be at most 63 letters',
      19,
      'undefined',
    ],
    [
      '[{ name: a, endpiont: ssh://a }]',
      'unknown key endpiont in x-ctr-bg.hosts.0',
      22,
      'Did you mean endpoint?',
    ],
    [
      '[{ group: a, endpoint: ssh://a }]',
      'unknown key group in x-ctr-bg.hosts.0',
      13,
      'Known here: name, endpoint.',
    ],
    [
      '[{ name: a, endpoint: ssh://a }, { name: a, endpoint: ssh://b }]',
      'two of x-ctr-bg.hosts are called a',
      51,
      'a name of its own',
    ],
  ])('refuses %s', async (written, message, column, hint) => {
    const error = await mistake(load(file(written)));
    expect(error).toMatchObject({ code: 'CONFIG', where: { line: 4, column } });
    expect(error.message).toContain(message);
    expect(String(error.hint)).toContain(hint);
  });

  test('never repeats a password', async () => {
    const error = await mistake(load(file('["sh://ann:hunter2@web-1"]')));
    expect(`${error.message} ${error.hint} ${error.details.join(' ')}`).not.toContain('hunter2');
  });

  test.each(['groups: {}', 'rolling: 1', 'on_unreachable: skip'])('%s is not there', async (written) => {
    const text = `services:\n  web: { image: a }\nx-ctr-bg:\n  ${written}\n`;
    expect((await mistake(load(text))).message).toContain('unknown key');
  });

  test('is nobody’s without a file', async () => {
    expect((await loadFrom({}, { image: 'a', projectName: 'shop' })).hosts).toEqual([]);
  });
});

describe('the project that is meant', () => {
  const find = async (
    text: string | undefined,
    options: { projectName?: string; hostsAreGiven?: boolean },
  ) => {
    const directory = await mkdtemp(join(tmpdir(), 'ctr-bg-find-'));
    try {
      if (text !== undefined) await writeFile(join(directory, 'ctr-bg.yml'), text);
      const { projectName, hostsAreGiven = false } = options;
      return await findProject({ files: [], directory, environment: {}, projectName, hostsAreGiven });
    } finally {
      await rm(directory, { recursive: true });
    }
  };
  const named = `name: shop\n${file('[ssh://a]')}`;

  test('has the name and the hosts of the file', async () => {
    expect(await find(named, {})).toMatchObject({ name: 'shop', hosts: [{ endpoint: 'ssh://a' }] });
  });
  test('has the name of -p, and still the hosts of the file', async () => {
    expect(await find(named, { projectName: 'blog' })).toMatchObject({ name: 'blog', hosts: [{}] });
  });
  test('of -p on hosts of the command line reads no file', async () => {
    const found = await find('not: [yaml', { projectName: 'blog', hostsAreGiven: true });
    expect(found).toEqual({ name: 'blog', hosts: [], hooks: [] });
  });
  test('is nobody without a file', async () => {
    expect(await find(undefined, {})).toEqual({ name: undefined, hosts: [], hooks: [] });
  });
  test('is not looked for on hosts that are written wrong', async () => {
    expect((await mistake(find(`name: shop\n${file('[web-1]')}`, {}))).message).toContain(
      'x-ctr-bg.hosts[0]',
    );
    expect(
      (await mistake(find('name: shop\nx-ctr-gb: {}\nservices: { web: { image: a } }\n', {}))).hint,
    ).toBe('Did you mean x-ctr-bg?');
  });
});
