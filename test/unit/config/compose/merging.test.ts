import { describe, expect, test } from '@jest/globals';
import { mistake } from '../folder.ts';
import { loadFiles, loadText, serviceOf } from './compose-folder.ts';

const web = (text: string) => `services: { web: { image: a, ${text} } }`;

describe('a file over another', () => {
  test.each([
    ['environment: [A=1, B=1]', 'environment: { B: 2 }', 'environment', { A: '1', B: '2' }],
    ['command: a', 'command: [b]', 'command', ['b']],
    ['dns: 1.1.1.1', 'dns: [2.2.2.2]', 'dns', ['1.1.1.1', '2.2.2.2']],
    ['expose: [80]', 'expose: ["80", 81]', 'expose', ['80', '81']],
    ['labels: [a=1]', 'labels: !reset', 'labels', undefined],
    ['labels: [a=1]', 'labels: !override [b=1]', 'labels', { b: '1' }],
    ['logging: { driver: a, options: { x: 1 } }', 'logging: { driver: b }', 'logging', { driver: 'b' }],
    ['ulimits: { nofile: { soft: 1, hard: 2 } }', 'ulimits: { nofile: 3 }', 'ulimits', { nofile: 3 }],
  ])('%s, then %s', async (one, two, key, expected) => {
    const files = { 'compose.yaml': web(one), 'compose.override.yaml': web(two) };
    expect((serviceOf(await loadFiles(files)) as Record<string, unknown>)[key]).toEqual(expected);
  });

  test('what is at one place of a container is replaced', async () => {
    const files = {
      'compose.yaml': web('volumes: ["./a:/data", "./b:/b"], ports: ["80:80"]'),
      'compose.override.yaml': web('volumes: ["./c:/data:ro"], ports: ["80:80", "81:80"]'),
    };
    const { volumes = [], ports = [] } = serviceOf(await loadFiles(files));
    expect(volumes.map(({ target, read_only: readOnly }) => [target, readOnly])).toEqual([
      ['/data', true],
      ['/b', undefined],
    ]);
    expect(ports.map(({ published }) => published)).toEqual(['80', '81']);
  });

  test('a list over a mapping is refused, at the list', async () => {
    const files = {
      'compose.yaml': web('healthcheck: { test: a }'),
      'compose.override.yaml': web('healthcheck: [a]'),
    };
    const error = await mistake(loadFiles(files));
    expect(error).toMatchObject({
      message: 'this cannot be laid over a mapping',
      where: { file: 'compose.override.yaml', line: 1, column: 43 },
    });
  });

  test('documents of one file are laid over each other', async () => {
    expect(serviceOf(await loadText(`${web('user: x')}\n---\nservices: { web: { user: y } }`)).user).toBe(
      'y',
    );
  });
});

describe('extends', () => {
  const base =
    'services: { base: { image: b, env_file: base.env, volumes: ["./data:/data"], labels: [from=base] } }';

  test('takes from another file, with the paths of that file', async () => {
    const files = {
      'compose.yaml':
        'services: { web: { extends: { file: common/base.yml, service: base }, labels: [own=x] } }',
      'common/base.yml': base,
      'common/base.env': 'A=1',
    };
    const project = await loadFiles(files);
    expect(serviceOf(project)).toMatchObject({
      image: 'b',
      environment: { A: '1' },
      labels: { from: 'base', own: 'x' },
      volumes: [{ source: `${project.folder}/common/data` }],
    });
    expect(project.at(['services', 'web', 'image'])).toEqual({
      file: 'common/base.yml',
      line: 1,
      column: 28,
    });
    expect(project.at(['services', 'web', 'labels', 'own'])).toMatchObject({ file: 'compose.yaml' });
  });

  test('goes on from service to service, and !reset holds', async () => {
    const text = `services:
  a: { image: x, user: u, init: true }
  b: { extends: a, user: !reset null }
  web: { extends: { service: b }, image: y }`;
    const service = serviceOf(await loadText(text));
    expect([service.image, service.user, service.init]).toEqual(['y', undefined, true]);
  });

  test.each([
    [
      'a circle',
      'services: { a: { extends: b }, b: { extends: a } }',
      'the service a extends itself, by way of others',
    ],
    ['nothing', 'services: { a: { extends: b } }', 'a extends b, and there is no such service'],
    [
      'a file that is not there',
      'services: { a: { extends: { file: x.yml, service: b } } }',
      'there is no file x.yml',
    ],
    [
      'a repository',
      'services: { a: { extends: { file: "git@example.com:a.git", service: b } } }',
      'a file from a registry or a repository is not read',
    ],
  ])('%s is refused', async (_, text, message) => {
    expect((await mistake(loadText(text))).message).toBe(message);
  });
});

describe('include', () => {
  test('takes a project with its own folder and variables', async () => {
    const files = {
      'compose.yaml': 'include: [db/compose.yaml]\nservices: { web: { image: a, depends_on: [db] } }',
      'db/compose.yaml': 'services: { db: { image: "db:${V}", volumes: ["./x:/x"] } }',
      'db/.env': 'V=7',
    };
    const project = await loadFiles(files);
    expect(serviceOf(project, 'db')).toMatchObject({
      image: 'db:7',
      volumes: [{ source: `${project.folder}/db/x` }],
    });
    expect(project.at(['services', 'db', 'image'])).toEqual({ file: 'db/compose.yaml', line: 1, column: 26 });
  });

  test('with env_file, folder and overrides', async () => {
    const files = {
      'compose.yaml': 'include: [{ path: [p/a.yml, p/b.yml], env_file: v.env, project_directory: p }]',
      'p/a.yml': 'services: { web: { image: "${V}", build: . } }',
      'p/b.yml': 'services: { web: { user: u } }',
      'v.env': 'V=v',
    };
    const project = await loadFiles(files);
    expect(serviceOf(project)).toMatchObject({
      image: 'v',
      user: 'u',
      build: { context: `${project.folder}/p` },
    });
  });

  test.each([
    [
      'a circle',
      { 'compose.yaml': 'include: [a.yml]', 'a.yml': 'include: [compose.yaml]' },
      /includes itself/,
    ],
    [
      'the same service',
      { 'compose.yaml': `include: [a.yml]\n${web('init: true')}`, 'a.yml': web('init: false') },
      /defined here and in what is included/,
    ],
    ['a registry', { 'compose.yaml': 'include: ["oci://example.com/a"]' }, /is not read/],
  ])('%s is refused', async (_, files: Record<string, string>, message) => {
    expect((await mistake(loadFiles(files))).message).toMatch(message);
  });
});
