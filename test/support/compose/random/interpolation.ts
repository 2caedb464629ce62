import fc from 'fast-check';
import { document } from './flow.ts';
import type { RandomCase } from './kind.ts';

/** `NEVER` is in no environment. */
const NAMES = ['A', 'B', 'C', '_d', 'E_1', 'NEVER'];

const name = fc.constantFrom(...NAMES);
const text = fc.constantFrom(
  'x',
  'two words',
  '-',
  ':',
  '.',
  '/',
  '?',
  '+',
  '=',
  'http://h:1/p?q=r',
  '1',
  '#',
  ',',
  'é',
  "'",
  '"',
  '\\',
  '@',
);

/** Templates that are well formed; what is required and missing is left to `wild`. */
const template = fc.letrec<{ word: string; piece: string }>((tie) => ({
  word: fc
    .array(tie('piece'), { maxLength: 3, depthIdentifier: 'template' })
    .map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'template' },
    text,
    fc.constant('$$'),
    name.map((it) => `\${${it}}`),
    name.map((it) => `$${it}.`),
    fc
      .tuple(name, fc.constantFrom(':-', '-', ':+', '+'), tie('word'))
      .map(([it, operator, word]) => `\${${it}${operator}${word}}`),
    tie('word').map((word) => `\${A:?${word}}`),
    tie('word').map((word) => `\${B?${word}}`),
  ),
})).word;

/** What nobody would write, which must be read or refused alike all the same. */
const wild = fc
  .array(
    fc.constantFrom(
      '$',
      '$$',
      '${',
      '}',
      '{',
      ':',
      '-',
      '+',
      '?',
      ':-',
      ':?',
      'A',
      'B',
      'NEVER',
      '1',
      '_',
      'a b',
      '.',
      '!',
      '',
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

const environment = fc.record(
  {
    A: fc.constantFrom('a', 'two words', 'x$y', '${B}', '"q"', '#', '$$'),
    B: fc.constantFrom('', 'b'),
    C: fc.constantFrom('', 'c', ' spaced '),
    _d: fc.constantFrom('', 'd:-e'),
    E_1: fc.constantFrom('', 'e}'),
  },
  { requiredKeys: ['A', 'B'] },
);

/** Each file has this many templates: they count as a case each. */
export const TEMPLATES = 20;

/** Every form of interpolation, nested, with every combination of set, empty and unset. */
export const interpolation: fc.Arbitrary<RandomCase> = fc
  .tuple(fc.array(template, { minLength: TEMPLATES, maxLength: TEMPLATES }), environment)
  .map(([templates, env]) => labelsCase(templates, env));

/** One template, which may be nonsense. */
export const wildInterpolation: fc.Arbitrary<RandomCase> = fc
  .tuple(wild, environment)
  .map(([one, env]) => labelsCase([one], env));

function labelsCase(templates: readonly string[], env: Partial<Record<string, string>>): RandomCase {
  const labels = Object.fromEntries(templates.map((item, index) => [`l${index}`, item]));
  const environment = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, value ?? '']));
  return {
    files: { 'compose.yaml': document({ services: { web: { image: 'shop:1', labels } } }) },
    settings: { environment },
  };
}
