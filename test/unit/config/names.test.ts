import { describe, expect, test } from '@jest/globals';
import { splitWords } from '../../../src/config/command.ts';
import { nameFromImage, readImage } from '../../../src/config/image.ts';
import {
  readEnvironmentName,
  readHost,
  readLabelName,
  readPath,
  readProjectName,
  readServiceName,
  sanitizeName,
} from '../../../src/config/names.ts';
import { readPublish } from '../../../src/config/publish.ts';
import { type Reader, isRefusal } from '../../../src/config/refusal.ts';

type Table = readonly [
  what: string,
  read: Reader<unknown>,
  allowed: readonly unknown[],
  refused: readonly unknown[],
];

/** What would leave its place in the proxy's configuration, a command line or a log. */
const INJECTIONS = [
  'a; } server { listen 1',
  'a\nb',
  'a b',
  '$host',
  'a#b',
  'a{b',
  'a}b',
  'a\\b',
  'a"b',
  "a'b",
  'a\0b',
  'ä',
  '',
  null,
  undefined,
  {},
  [],
  true,
];

const TABLES: readonly Table[] = [
  [
    'a project',
    readProjectName,
    ['shop', '0', 'a-b_c', 'a'.repeat(63)],
    ['Shop', '-a', '_a', 'a.b', 'a/b', '../x', 'a'.repeat(64)],
  ],
  ['a service', readServiceName, ['web', 'Web.1', 'a_b-c'], ['-a', '.a', 'a/b', '../x', 'a'.repeat(64)]],
  [
    'a host',
    readHost,
    [
      '*',
      'localhost',
      'shop.example.com',
      '*.example.com',
      'xn--bcher-kva.example',
      '10.0.0.1',
      `${'a'.repeat(63)}.b`,
    ],
    [
      '*.',
      '**',
      'a.*',
      '*a.b',
      'a..b',
      '.a',
      'a.',
      '-a.b',
      'a-.b',
      'http://a',
      'a:80',
      'a/b',
      'a_b',
      `${'a'.repeat(64)}.b`,
      'a.'.repeat(130) + 'a',
      1,
    ],
  ],
  [
    'a path',
    readPath,
    ['/', '/healthz', '/a/b-c_d~e.f', '/a%20b', '/h?full=1&b=2'],
    ['healthz', '//evil', '/a b', '/a#b', '/a;b', '/a?b#c', '/$a', `/${'a'.repeat(1024)}`, 1],
  ],
  [
    'an environment name',
    readEnvironmentName,
    ['A', '_a', 'discovery.type', 'A-B'],
    ['1A', 'A=B', '-A', '.A', 1],
  ],
  ['a label', readLabelName, ['team', 'com.example/team-1', '0'], ['ctr-bg.project', '.a', 'a.', 1]],
  [
    'an image',
    readImage,
    [
      'nginx',
      'nginx:1.30',
      'shop/web',
      'registry.example.com:5000/a/b-c__d.e:V_1.2-x',
      'localhost/a',
      `a@sha256:${'0'.repeat(64)}`,
      `a:1@sha256:${'0'.repeat(64)}`,
      `sha256:${'0'.repeat(64)}`,
      '0'.repeat(64),
      'Reg/a',
      '[::1]:5000/a',
    ],
    [
      'Shop',
      'a/Shop',
      'https://a/b',
      'a:',
      ':a',
      'a/',
      '/a',
      'a//b',
      'a:b:c',
      'a@sha256:0',
      '-a',
      'a-',
      'a:-b',
      `a:${'b'.repeat(129)}`,
      '--privileged',
      'a'.repeat(600),
      1,
    ],
  ],
];

describe.each(TABLES)('%s', (_, read, allowed, refused) => {
  test.each(allowed)('may be %p', (value) => {
    expect(read(value)).toBe(value);
  });
  test.each([...refused, ...INJECTIONS])('cannot be %p', (value) => {
    expect(isRefusal(read(value))).toBe(true);
  });
});

test('a host is in lower case', () => {
  expect(readHost('Shop.Example.COM')).toBe('shop.example.com');
});

describe('the proxy is published', () => {
  test.each([
    [80, { port: 80 }],
    ['8080', { port: 8080 }],
    ['127.0.0.1:8080', { address: '127.0.0.1', port: 8080 }],
    ['[::1]:80', { address: '::1', port: 80 }],
    ['[::]:443', { address: '::', port: 443 }],
  ])('on %p', (value, expected) => {
    expect(readPublish(value)).toEqual(expected);
  });
  test.each([
    '',
    '0',
    '65536',
    '080',
    ':80',
    '80:80',
    '::1:80',
    '[127.0.0.1]:80',
    '999.0.0.1:80',
    'localhost:80',
    '[::1]',
    '80/tcp',
    '-1',
    '1.5',
    1.5,
    null,
    true,
    {},
  ])('not on %p', (value) => {
    expect(isRefusal(readPublish(value))).toBe(true);
  });
});

describe('names are made', () => {
  test.each([
    ['nginx', 'nginx'],
    ['registry.example.com:5000/team/Web', 'web'],
    ['a/my.app:2', 'my-app'],
    [`a/shop@sha256:${'0'.repeat(64)}`, 'shop'],
    ['x/0_a', '0_a'],
  ])('of the image %s as %s', (image, name) => {
    expect(nameFromImage(image)).toBe(name);
  });
  test.each([
    ['My Shop', 'myshop'],
    ['_-a', 'a'],
    ['...', ''],
    ['ä', ''],
  ])('of the folder %s as %p', (folder, name) => {
    expect(sanitizeName(folder)).toBe(name);
  });
});

describe('a command is split', () => {
  test.each([
    ['', []],
    ['  ', []],
    ['node server.js', ['node', 'server.js']],
    ['a  "b c"\td', ['a', 'b c', 'd']],
    [`a 'b "c"' "d 'e'"`, ['a', 'b "c"', "d 'e'"]],
    [`--x="a b"c`, ['--x=a bc']],
    [`a ""`, ['a', '']],
    [String.raw`a\ b "c\"d" 'e\f'`, ['a b', 'c"d', String.raw`e\f`]],
    [String.raw`a\nb "c\td"`, ['anb', 'ctd']],
    ['echo "a;b|c" ";"', ['echo', 'a;b|c', ';']],
  ])('%s', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });
  test.each(['a "b', "a 'b", 'a\\', 'a; b', 'a && b', 'a | b', 'a > b', 'a `b`', 'a $(b)', 'a\0'])(
    'but not %p',
    (text) => {
      expect(isRefusal(splitWords(text))).toBe(true);
    },
  );
});
