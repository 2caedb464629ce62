import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseYaml } from '../../../src/config/yaml.ts';
import { validate } from '../../../src/config/validate.ts';
import { interpolateTree } from '../../../src/config/variables.ts';
import { CtrBgError } from '../../../src/types/index.ts';

const SAMPLE = `
name: shop
x-common: &common { A: "1" }
x-ctr-bg: { proxy: { publish: "127.0.0.1:8080" }, drain: 5s, probe: { path: / } }
services:
  web:
    image: shop:\${TAG:-1}
    command: ["node", "a b"]
    environment: { <<: *common, B: 1.10, C: }
    healthcheck: { test: [CMD, x], interval: 1m30s }
    deploy: { replicas: 2 }
    x-ctr-bg: { port: 80, routes: [{ host: "*.example.com" }, a.b] }
`;
const PIECES = [
  '&a ',
  '*a',
  '<<: ',
  '!!str ',
  '!x ',
  '---\n',
  '%YAML 1.1\n',
  '? ',
  ': ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '|\n',
  '>\n',
  '\t',
  '\n',
  '\n  ',
  '\n    ',
  '#',
  ',',
  '$',
  '${',
  '}',
  '__proto__',
  'null',
  '~',
  '0440',
  '.inf',
  '\0',
  '\u2028',
  '\ud800',
  '9'.repeat(40),
];

/** Thousands of errors are made here, and jest maps each stack of them back to its source. */
Error.stackTraceLimit = 0;

/** Runs the whole of reading on a text; what is thrown must be a mistake of the file, with its place. */
function read(text: string): void {
  try {
    const tree = parseYaml(text, 'f.yml');
    if (tree !== undefined)
      validate(
        interpolateTree(
          tree,
          () => undefined,
          () => undefined,
        ),
      );
  } catch (error) {
    if (!(error instanceof CtrBgError) || error.code !== 'CONFIG' || error.where === undefined) throw error;
    if (error.where.line < 1 || error.where.column < 1) throw new Error('no place', { cause: error });
  }
}

describe('whatever the file holds, it is read or refused with a place', () => {
  test('YAML-ish junk', () => {
    const junk = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(junk, (parts) => read(parts.join(''))),
      { numRuns: 500 },
    );
  });

  test('a good file with something put in, left out or repeated', () => {
    const edit = fc.record({
      at: fc.nat(SAMPLE.length),
      drop: fc.nat(12),
      put: fc.constantFrom('', ...PIECES),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) =>
        read(
          edits.reduce((text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop), SAMPLE),
        ),
      ),
      { numRuns: 500 },
    );
  });

  test('any value at any place', () => {
    const keys = [
      'services',
      'web',
      'image',
      'environment',
      'x-ctr-bg',
      'probe',
      'routes',
      'proxy',
      'deploy',
      'command',
      'host',
      'port',
      'labels',
    ];
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        fc.string(),
        fc.integer(),
        fc.constant(null),
        fc.boolean(),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => read(JSON.stringify(value))),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['commas', `[${','.repeat(29_000)}`],
  ['quotes', '"'.repeat(29_000)],
  ['directives', '%A\n'.repeat(14_000)],
  ['services', `services:\n${Array.from({ length: 4200 }, (_, index) => `  s${index}: 1\n`).join('')}`],
  ['keys', Array.from({ length: 4200 }, (_, index) => `k${index}: 1\n`).join('')],
  ['aliases', `x-a: &a [1]\nx-b: [${'*a, '.repeat(9_000)}]`],
  ['braces', `name: "${'${A:-'.repeat(40_000)}"`],
])('a large file of %s does not take long', (_, text) => {
  const start = performance.now();
  read(text);
  expect(performance.now() - start).toBeLessThan(4000);
});
