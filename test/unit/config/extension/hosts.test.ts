import { describe, expect, test } from '@jest/globals';
import { findProject } from '../../../../src/config/index.ts';
import { hostVariablesIn, withHostVariables } from '../../../../src/types/index.ts';
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
      'Did you mean groups?',
    ],
    [
      '[{ colour: a, endpoint: ssh://a }]',
      'unknown key colour in x-ctr-bg.hosts.0',
      13,
      'Known here: name, endpoint, groups, variables.',
    ],
    ['[{ endpoint: ssh://a, groups: web }]', 'x-ctr-bg.hosts[0].groups must be a list', 40, 'undefined'],
    ['[{ endpoint: ssh://a, groups: ["a b"] }]', 'x-ctr-bg.hosts[0].groups[0] must be', 41, 'undefined'],
    [
      '[{ endpoint: ssh://a, variables: { A: 1 } }]',
      'x-ctr-bg.hosts[0] has variables and no name',
      11,
      'name',
    ],
    ['[{ name: a, endpoint: ssh://a, variables: [A] }]', 'variables must be a mapping', 52, 'undefined'],
    ['[{ name: a, endpoint: ssh://a, variables: { A-B: 1 } }]', 'must have a name of letters', 59, '${NAME}'],
    [
      '[{ name: a, endpoint: ssh://a, variables: { A: [] } }]',
      'must be a text, a number, true or false',
      57,
      'undefined',
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

  test.each(['groups: {}', 'on_unreachable: skip'])('%s is not there', async (written) => {
    const text = `services:\n  web: { image: a }\nx-ctr-bg:\n  ${written}\n`;
    expect((await mistake(load(text))).message).toContain('unknown key');
  });

  test('is nobody’s without a file', async () => {
    expect((await loadFrom({}, { image: 'a', projectName: 'shop' })).hosts).toEqual([]);
  });
});

describe('variables that differ by host', () => {
  const HOSTS = `x-ctr-bg:
  hosts:
    - { name: a, endpoint: ssh://a, variables: { REGION: eu, SIZE: 2 } }
    - { name: b, endpoint: ssh://b, variables: { REGION: "us-\${ZONE}", SIZE: 1 } }
`;
  const withWeb = (web: string): string => `services:\n  web:\n    image: a\n    ${web}\n${HOSTS}`;
  const environment = { REGION: 'of the caller', ZONE: 'east' };

  test('stay open in texts of a service, and their values are the hosts’', async () => {
    const keys = [
      'environment: { WHERE: "in ${REGION}", REGION: }',
      'hostname: web-${REGION}',
      'command: [run, "${SIZE:-9}"]',
    ];
    const { hosts: found, services } = await load(withWeb(keys.join('\n    ')), { environment });
    expect(found.map(({ variables }) => variables)).toEqual([
      { REGION: 'eu', SIZE: '2' },
      { REGION: 'us-east', SIZE: '1' },
    ]);
    const container = services[0]?.container;
    expect(hostVariablesIn(container)).toEqual(['REGION', 'SIZE']);
    expect(withHostVariables(container, { REGION: 'eu', SIZE: '2' })).toMatchObject({
      environment: { WHERE: 'in eu', REGION: 'eu' },
      config: { Hostname: 'web-eu', Cmd: ['run', '2'] },
    });
  });

  test.each<[string, string]>([
    ['scale: "${SIZE}"', 'services.web.scale cannot be made of SIZE, which differs by host'],
    ['volumes: ["/srv/${REGION}:/data"]', 'services.web.volumes.… cannot be made of REGION'],
    ['build: { context: ., args: [REGION] }', 'an image cannot be built with REGION, which differs by host'],
    [
      'x-ctr-bg: { routes: ["${REGION}.example.com"] }',
      'services.web.x-ctr-bg.routes.… cannot be made of REGION',
    ],
  ])('%s is refused, in its place', async (web, message) => {
    const error = await mistake(load(withWeb(web), { environment }));
    expect(error).toMatchObject({ code: 'CONFIG', where: { line: 4 } });
    expect(error.message).toContain(message);
  });

  test('must be there on every host, where one is used', async () => {
    const lacking = withWeb('environment: [SIZE]').replace(', SIZE: 1', '');
    expect(await mistake(load(lacking, { environment }))).toMatchObject({
      message: 'b has no SIZE, which services use and other hosts have',
      where: { line: 8 },
    });
    const unused = withWeb('environment: [REGION]').replace(', SIZE: 1', '');
    expect((await load(unused, { environment })).hosts).toHaveLength(2);
  });

  test('make no file of a secret, which would be the same everywhere', async () => {
    const text = `${withWeb('secrets: [place]')}secrets: { place: { environment: REGION } }\n`;
    expect((await mistake(load(text, { environment }))).message).toContain(
      'the variable REGION differs by host',
    );
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
