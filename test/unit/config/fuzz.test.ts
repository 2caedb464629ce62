import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PIECES, mutations, readAny } from '../../support/compose-fuzz.ts';

/** Thousands of errors are made here, and jest maps each stack of them back to its source. */
Error.stackTraceLimit = 0;

describe('whatever the file holds, it is read or refused with a place', () => {
  test('YAML-ish junk', async () => {
    const junk = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 })), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(junk, async (parts) => void (await readAny(parts.join('')))),
      { numRuns: 300 },
    );
  });

  test('a good file with something put in, left out or repeated', async () => {
    for (const text of mutations(1, 400)) await readAny(text);
  });

  test('any value at any place', async () => {
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
    await fc.assert(
      fc.asyncProperty(tree, async (value) => void (await readAny(JSON.stringify(value)))),
      { numRuns: 300 },
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
])('a large file of %s does not take long', async (_, text) => {
  const start = performance.now();
  await readAny(text);
  expect(performance.now() - start).toBeLessThan(4000);
});
