import { describe, expect, test } from '@jest/globals';
import { load, mistake } from './folder.ts';

type Expected = {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
};

async function expectMistake(text: string, { line, column, message, hint }: Expected): Promise<void> {
  const error = await mistake(load(text));
  expect({ message: error.message, ...error.where, code: error.code }).toEqual({
    message,
    file: 'compose.yaml',
    line,
    column,
    code: 'CONFIG',
  });
  if (hint !== undefined) expect(error.hint).toBe(hint);
}

const web = (lines: string) => `services:\n  web:\n    image: a\n${lines.replace(/^/gm, '    ')}\n`;
const bg = (lines: string) => web(`x-ctr-bg:\n${lines.replace(/^/gm, '  ')}`);

describe('a mistake is shown where it is', () => {
  test.each<[string, string, Expected]>([
    [
      'an unknown key',
      web('comand: x'),
      { line: 4, column: 5, message: 'unknown key comand in services.web', hint: 'Did you mean command?' },
    ],
    [
      'an unknown key at the top',
      'servces: {}',
      { line: 1, column: 1, message: 'unknown key servces at the top level', hint: 'Did you mean services?' },
    ],
    [
      'a key like none',
      web('zzzzzz: x'),
      { line: 4, column: 5, message: 'unknown key zzzzzz in services.web' },
    ],
    [
      'a key of ours in the wrong place',
      web('port: 80'),
      {
        line: 4,
        column: 5,
        message: 'unknown key port in services.web',
        hint: 'Put port under x-ctr-bg of the service.',
      },
    ],
    [
      'a slip in our extension',
      web('x-ctrbg: {}'),
      { line: 4, column: 5, message: 'unknown extension x-ctrbg', hint: 'Did you mean x-ctr-bg?' },
    ],
    [
      'a key of Compose',
      web('ports: ["80:80"]'),
      { line: 4, column: 5, message: 'ports in services.web is not supported yet by this version' },
    ],
    [
      'a health check key of Compose',
      web('healthcheck: { start_interval: 1s }'),
      {
        line: 4,
        column: 20,
        message: 'start_interval in services.web.healthcheck is not supported yet by this version',
      },
    ],
    [
      'a number',
      bg('port: 70000'),
      { line: 5, column: 13, message: 'services.web.x-ctr-bg.port must be a whole number from 1 to 65535' },
    ],
    [
      'a duration',
      bg('drain: 10'),
      {
        line: 5,
        column: 14,
        message: 'services.web.x-ctr-bg.drain must be a duration such as 500ms, 10s or 1m30s, with its unit',
      },
    ],
    [
      'a route',
      bg('routes:\n  - a.b\n  - http://a.b'),
      {
        line: 7,
        column: 11,
        message:
          'services.web.x-ctr-bg.routes[1] must be a host name such as shop.example.com, *.example.com, or * for every other host',
      },
    ],
    [
      'a route with a path',
      bg('routes: [{ host: a.b, path: /x }]'),
      {
        line: 5,
        column: 16,
        message: 'services.web.x-ctr-bg.routes[0] must be a host name or { host: NAME }',
      },
    ],
    [
      'a probe',
      bg('probe: { interval: 1ms }'),
      { line: 5, column: 26, message: 'services.web.x-ctr-bg.probe.interval must be at least 10ms' },
    ],
    [
      'a mapping',
      web('healthcheck: 5'),
      { line: 4, column: 18, message: 'services.web.healthcheck must be a mapping' },
    ],
    ['a list', 'services: [a]', { line: 1, column: 11, message: 'services must be a mapping' }],
    ['no mapping at all', 'just text', { line: 1, column: 1, message: 'the file must be a mapping' }],
    [
      'a service name',
      'services:\n  "../x": { image: a }',
      {
        line: 2,
        column: 3,
        message: '../x is no name that a service can have',
      },
    ],
    [
      'an environment name',
      web('environment:\n  A: x\n  1B: x'),
      {
        line: 6,
        column: 11,
        message:
          'services.web.environment.1B must have a name of letters, digits, _, . and -, that begins with a letter or _',
      },
    ],
    [
      'an environment value',
      web('environment:\n  - A=x\n  - B: hunter2'),
      { line: 6, column: 9, message: 'services.web.environment[1] must be a text' },
    ],
    [
      'a label of ours',
      web('labels: { ctr-bg.project: x }'),
      {
        line: 4,
        column: 31,
        message:
          'services.web.labels.ctr-bg.project must not begin with ctr-bg., which are the labels of ctr-bg itself',
      },
    ],
    [
      'a health test',
      web('healthcheck: { test: [curl, x] }'),
      {
        line: 4,
        column: 26,
        message: 'healthcheck.test must begin with CMD, CMD-SHELL or NONE',
      },
    ],
    [
      'a variable',
      web('user: ${A:?set A}'),
      { line: 4, column: 11, message: 'this value requires the variable A: set A' },
    ],
    [
      'a service without an image',
      'services:\n  web:\n    init: true',
      { line: 2, column: 3, message: 'the service web has no image' },
    ],
    [
      'an empty service',
      'services:\n  web:',
      { line: 2, column: 7, message: 'services.web must be a mapping' },
    ],
    ['no services', 'services: {}', { line: 1, column: 1, message: 'the file has no services' }],
    [
      'a service without a route',
      'services:\n  web: { image: a, x-ctr-bg: { routes: [a.b] } }\n  db: { image: b }',
      {
        line: 3,
        column: 3,
        message: 'the service db has no route: services without one are not supported yet by this version',
      },
    ],
    [
      'a host that is routed twice',
      'services:\n  a: { image: a, x-ctr-bg: { routes: [a.b] } }\n  b: { image: b, x-ctr-bg: { routes: [c.d, A.b] } }',
      { line: 3, column: 44, message: 'the host a.b is routed twice: to a and to b' },
    ],
    [
      'two numbers of replicas',
      web('scale: 2\ndeploy: { replicas: 3 }'),
      { line: 4, column: 12, message: 'services.web: scale and deploy.replicas differ' },
    ],
    [
      'two ports',
      web('expose: [80, 81]'),
      {
        line: 4,
        column: 5,
        message: 'the service web exposes several ports, and nothing says which one is for requests',
      },
    ],
    [
      'a shell',
      web('command: a && b'),
      {
        line: 4,
        column: 14,
        message: 'services.web.command must be one command: ; & | < > ( ) and ` mean nothing without a shell',
      },
    ],
  ])('%s', (_, text, expected) => expectMistake(text, expected));
});

describe('YAML that is wrong is shown where it is', () => {
  test.each<[string, string, Expected]>([
    [
      'a key twice',
      'services:\n  web: { image: a }\n  web: { image: b }',
      { line: 3, column: 3, message: 'the key web is there twice' },
    ],
    [
      'a bad indentation',
      'services:\n  web:\n    image: a\n   init: true',
      { line: 4, column: 1, message: 'the indentation is wrong here' },
    ],
    ['a tab', 'services:\n\tweb: 1', { line: 2, column: 1, message: 'a tab cannot be used to indent' }],
    [
      'an open quote',
      'name: "shop',
      {
        line: 1,
        column: 12,
        message: 'a character is missing: a closing quote or bracket, a comma, a colon or a space',
      },
    ],
    [
      'an alias of nothing',
      'services: *none',
      { line: 1, column: 11, message: 'the alias *none has no anchor before it' },
    ],
    [
      'an alias of itself',
      'services: &a\n  web: *a',
      { line: 2, column: 8, message: 'an alias stands for something that it is itself a part of' },
    ],
    ['a key that is no text', 'services:\n  80: {}', { line: 2, column: 3, message: 'a key must be text' }],
    [
      'a key of the prototype',
      'services:\n  __proto__: {}',
      { line: 2, column: 3, message: '__proto__ is not allowed as a key' },
    ],
    ['an unknown tag', 'name: !secret x', { line: 1, column: 15, message: 'this tag is not supported' }],
    ['a binary', web('user: !!binary aGk='), { line: 4, column: 20, message: 'this tag is not supported' }],
    [
      'a merge of no mapping',
      'services:\n  <<: [1]',
      { line: 2, column: 8, message: '<< must merge a mapping, or a list of mappings' },
    ],
    [
      'what nests too deeply',
      `x-a: ${'['.repeat(9000)}`,
      { line: 1, column: 55, message: 'nested deeper than 50 levels' },
    ],
  ])('%s', (_, text, expected) => expectMistake(text, expected));

  test('what grows by aliases', async () => {
    const levels = [...'bcdefghi'].map(
      (name, index) => `x-${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`,
    );
    const error = await mistake(load(['x-a: &a [x, x, x, x, x, x, x, x, x]', ...levels].join('\n')));
    expect(error.message).toBe('its aliases come to more than 50000 values');
  });
});

test('the first mistake of the file is the error, and the others are its details', async () => {
  const error = await mistake(
    load('services:\n  web:\n    image: A\n    user: a b\n    x-ctr-bg: { port: x }\n'),
  );
  expect(error.where).toEqual({ file: 'compose.yaml', line: 3, column: 12 });
  expect(error.details).toEqual([
    'compose.yaml:4:11: services.web.user must be a user, or USER:GROUP, by name or number',
    'compose.yaml:5:23: services.web.x-ctr-bg.port must be a whole number from 1 to 65535',
  ]);
});

describe('a secret is never told', () => {
  const SECRET = 'hunter2-canary';
  test.each([
    ['a list with a bad name', `environment: ["1A=${SECRET}"]`],
    ['a list with a mapping', `environment: [{ A: ${SECRET} }]`],
    ['a value that is a list', `environment: { A: [${SECRET}] }`],
    ['text', `environment: ${SECRET}`],
    ['a bad variable in it', `environment: { A: "${SECRET}\${}" }`],
    ['an open brace in it', `environment: { A: "${SECRET}\${" }`],
    ['a bad escape', `environment: { A: "${SECRET}\\q" }`],
    ['an open quote', `environment: { A: "${SECRET} }`],
    ['a stray bracket', `environment: { A: x } ${SECRET} ]`],
    ['a second value', `environment: "a" ${SECRET}`],
    ['a reserved character', `environment: { A: @${SECRET} }`],
    ['a NUL', `environment: { A: "${SECRET}\\0" }`],
    ['a name alone', `environment: ["1 ${SECRET}"]`],
  ])('%s', async (_, line) => {
    const error = await mistake(load(web(line)));
    expect(JSON.stringify([error.message, error.hint, error.details, error.where])).not.toContain(SECRET);
  });
});
