import fc from 'fast-check';
import { document } from './flow.ts';
import type { RandomCase } from './kind.ts';

const NAMES = ['A', 'B', 'C', 'D', 'E'];

const name = fc.constantFrom(...NAMES);
const piece = fc.constantFrom(
  'x',
  'two',
  ' ',
  '  ',
  '#',
  ' # c',
  '$A',
  '${B}',
  '${C:-d}',
  '$$',
  '\\n',
  '\\t',
  '\\$',
  '\\"',
  '\\\\',
  "'",
  '"',
  '=',
  ':',
  '.',
  'é',
  '{',
  '}',
  '$',
  '\t',
  ',',
  '`',
);
const pieces = (without: string): fc.Arbitrary<string> =>
  fc
    .array(piece, { maxLength: 5 })
    .map((list) => list.filter((item) => without === '' || !item.includes(without)).join(''));

const value = fc.oneof(
  pieces(''),
  pieces('"').map((text) => `"${text}"`),
  pieces("'").map((text) => `'${text}'`),
  fc.tuple(pieces('"'), pieces('"')).map(([one, two]) => `"${one}\n${two}"`),
  fc.tuple(pieces("'"), pieces("'")).map(([one, two]) => `'${one}\n${two}'`),
  pieces('"').map((text) => `"${text}" # comment`),
);

const assignment = fc
  .tuple(
    fc.constantFrom('', '', '', 'export ', '  '),
    name,
    fc.constantFrom('=', '=', '=', ' = ', ': ', '= '),
    value,
  )
  .map((parts) => parts.join(''));

const line = fc.oneof(
  { weight: 12, arbitrary: assignment },
  { weight: 1, arbitrary: fc.constantFrom('', '# a comment', '   ', '#A=1') },
  { weight: 1, arbitrary: name },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'A B=1',

      '1A=1',
      'a.b=1',
      'A-B=1',
      'export A',
      'A',
      '"A"=1',
      'A[0]=1',
      'É=1',
    ),
  },
);

const lines = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\n', '\r\n'), fc.boolean())
  .map(([list, ending, last]) => list.join(ending) + (last ? ending : ''));

/** A line that begins with `=`, or a last one of a name alone, gives Compose a variable without a name. */
const isNamed = (content: string): boolean =>
  !/^\s*=/m.test(content) && /[\n=:].*$|^$/.test(content.slice(content.lastIndexOf('\n') + 1) || '=');

const environment = fc.record(
  { A: fc.constantFrom('shell', ''), E: fc.constant('from shell') },
  { requiredKeys: [] },
);

/** One file of variables, read as `.env` and as a service's `env_file`, in both formats of the latter. */
export const dotEnv: fc.Arbitrary<RandomCase> = fc
  .tuple(lines.filter(isNamed), fc.constantFrom('.env', 'service.env', 'raw.env'), environment)
  .map(([content, use, env]) => {
    const labels = Object.fromEntries(NAMES.map((item) => [item, `\${${item}-unset}`]));
    const files = use === 'raw.env' ? [{ path: use, format: 'raw' }] : [use];
    const service = { image: 'shop:1', labels, ...(use === '.env' ? {} : { env_file: files }) };
    return {
      files: { 'compose.yaml': document({ services: { web: service } }), [use]: content },
      settings: { environment: Object.fromEntries(Object.entries(env)) },
    };
  });
