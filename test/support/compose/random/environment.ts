import fc from 'fast-check';
import { document, type Value } from './flow.ts';
import type { RandomCase } from './kind.ts';

const NAMES = ['A', 'B', 'C', 'D'];

const some = fc.subarray(NAMES);

/** A value that says where it comes from, or what some other variable was. */
const valueFrom = (place: string): fc.Arbitrary<string> =>
  fc.constantFrom(place, place, '', ...NAMES.map((name) => `${place} after \${${name}:-none}`));

const fileOf = (place: string): fc.Arbitrary<string> =>
  some.chain((names) =>
    fc
      .tuple(
        ...names.map((name) =>
          fc.oneof(
            valueFrom(place).map((value) => `${name}=${value}`),
            fc.constant(name),
          ),
        ),
      )
      .map((lines) => `${lines.join('\n')}\n`),
  );

const ofService: fc.Arbitrary<Value> = fc.boolean().chain((isList) =>
  some.chain((names) =>
    fc.tuple(...names.map(() => fc.option(valueFrom('service'), { freq: 3 }))).map((values): Value => {
      if (isList)
        return names.map((name, index) => (values[index] === null ? name : `${name}=${values[index]}`));
      return Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]));
    }),
  ),
);

const shell = some.chain((names) =>
  fc
    .tuple(...names.map(() => fc.constantFrom('shell', '')))
    .map((values) => Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))),
);

/** Who wins: process, `.env`, `--env-file`, `env_file`s in order, `environment`, and what each sees of the others. */
export const environment: fc.Arbitrary<RandomCase> = fc
  .record({
    dotEnv: fileOf('dot-env'),
    flags: fc.subarray(['first.env', 'second.env']),
    first: fileOf('first'),
    second: fileOf('second'),
    envFile: fc.constantFrom<Value>(
      'one.env',
      ['one.env', 'two.env'],
      ['two.env', { path: 'one.env' }],
      [{ path: 'none.env', required: false }, 'one.env'],
      [],
    ),
    one: fileOf('one'),
    two: fileOf('two'),
    ofService,
    over: fc.option(ofService),
    shell,
  })
  .map((it) => {
    const labels = Object.fromEntries(NAMES.map((name) => [name, `\${${name}-unset}`]));
    const web = { image: 'shop:1', labels, env_file: it.envFile, environment: it.ofService };
    const override =
      it.over === null
        ? {}
        : { 'compose.override.yaml': document({ services: { web: { environment: it.over } } }) };
    return {
      files: {
        'compose.yaml': document({ services: { web } }),
        ...override,
        '.env': it.dotEnv,
        'first.env': it.first,
        'second.env': it.second,
        'one.env': it.one,
        'two.env': it.two,
      },
      settings: { environment: it.shell, ...(it.flags.length > 0 ? { envFiles: it.flags } : {}) },
    };
  });
