import fc from 'fast-check';
import { ATTRIBUTES } from './attributes.ts';
import { document, withoutNulls, type Mapping, type Value } from './flow.ts';
import type { RandomCase } from './kind.ts';

/** What the services of a random file speak of. */
const SURROUNDINGS: Mapping = {
  networks: { front: {}, back: {} },
  volumes: { data: {}, logs: {} },
  secrets: { key: { environment: 'KEY' } },
  configs: { page: { content: 'hello' } },
};
const OTHERS: Mapping = { db: { image: 'db:1' }, cache: { image: 'cache:1' } };
const ENV_FILES = { 'one.env': 'a=1\nb=one\n', 'two.env': 'b=two\nc=3\n' };
const SETTINGS = { environment: { KEY: 'k', a: 'of the shell' } };

/** Some attributes; `tags` says how often one of a hundred is to reset or override. */
function service(tags: number, maxAttributes = 5): fc.Arbitrary<Mapping> {
  return fc.subarray(Object.keys(ATTRIBUTES), { minLength: 1, maxLength: maxAttributes }).chain((names) => {
    const values = names.map((name) => tagged(ATTRIBUTES[name] ?? fc.constant(null), tags));
    return fc
      .tuple(...values)
      .map((list) => Object.fromEntries(names.map((name, index) => [name, list[index] ?? null])));
  });
}

function tagged(value: fc.Arbitrary<Value>, tags: number): fc.Arbitrary<Value> {
  if (tags === 0) return value;
  return fc.oneof(
    { weight: 100 - tags, arbitrary: value },
    {
      weight: tags,
      arbitrary: fc
        .tuple(fc.constantFrom('!reset', '!override'), value)
        // `!override null` is a disagreement that is decided.
        .filter(([tag, inner]) => tag === '!reset' || inner !== null)
        .map(([tag, inner]) => ({ tag, value: inner })),
    },
  );
}

/** Keys of which both layers have some: what `second` writes lies upon it. */
const layers = (tags: number): fc.Arbitrary<[Mapping, Mapping]> =>
  service(0, 4).chain((first) =>
    fc.tuple(
      fc.constant(first),
      fc.tuple(fc.subarray(Object.keys(first), { minLength: 1 }), service(tags, 2)).chain(([again, other]) =>
        fc
          .tuple(...again.map((name) => tagged(ATTRIBUTES[name] ?? fc.constant(null), tags)))
          .map((values) => ({
            ...other,
            ...Object.fromEntries(again.map((name, index) => [name, values[index] ?? null])),
          })),
      ),
    ),
  );

/** Two or three files that say something of the same service. */
export const merge: fc.Arbitrary<RandomCase> = fc
  .tuple(layers(8), fc.option(service(8, 3)))
  .map(([[first, second], third]) => {
    const files: Record<string, string> = {
      'base.yaml': document({ services: { web: { image: 'web:1', ...first }, ...OTHERS }, ...SURROUNDINGS }),
      'over.yaml': document({ services: { web: second } }),
      ...(third === null ? {} : { 'more.yaml': document({ services: { web: third } }) }),
    };
    return { files: { ...files, ...ENV_FILES }, settings: { ...SETTINGS, files: Object.keys(files) } };
  });

/** A service that takes over another one, of its own file or of a file in another folder. */
export const inheritance: fc.Arbitrary<RandomCase> = fc
  // Compose does not always make the same of a service that extends one with tags that extends another.
  .oneof(
    fc.tuple(layers(8), fc.boolean(), fc.constant(null)),
    fc.tuple(layers(0), fc.boolean(), fc.option(service(0, 2))),
  )
  .map(([[first, second], elsewhere, third]) => {
    const base = { image: 'base:1', ...first };
    const web = {
      extends: elsewhere ? { file: 'common/base.yaml', service: 'base' } : { service: 'base' },
      ...second,
    };
    const again = third === null ? {} : { again: { extends: 'web', ...third } };
    const here = { services: { web, ...again, ...OTHERS, ...(elsewhere ? {} : { base }) }, ...SURROUNDINGS };
    return {
      files: {
        'compose.yaml': document(here),
        'common/base.yaml': document({ services: { base: elsewhere ? base : { image: 'unused:1' } } }),
        ...ENV_FILES,
        'common/one.env': 'a=common\n',
        'common/two.env': 'c=common\n',
      },
      settings: SETTINGS,
    };
  });

/** A variable without a value, in a mapping of an included file, is a disagreement that is decided. */
function withValues(service: Mapping): Mapping {
  const { environment } = service;
  return environment === undefined ? service : { ...service, environment: withoutNulls(environment) };
}

/** One file with what its services have in common, included by another one. */
export const inclusion: fc.Arbitrary<RandomCase> = fc
  .tuple(
    service(0, 4),
    service(0, 3).map(withValues),
    fc.constantFrom<Value>(
      'part/compose.yaml',
      { path: 'part/compose.yaml', project_directory: 'elsewhere' },
      { path: 'part/compose.yaml', env_file: 'two.env' },
      { path: ['part/compose.yaml', 'part/over.yaml'] },
    ),
    service(4, 2).map(withValues),
  )
  .map(([web, inner, include, over]) => ({
    files: {
      'compose.yaml': document({
        include: [include],
        services: { web: { image: 'web:${a:-none}', ...web }, ...OTHERS },
        ...SURROUNDINGS,
      }),
      'part/compose.yaml': document({
        services: { inner: { image: 'inner:${b:-none}-${c:-none}', ...inner } },
      }),
      'part/over.yaml': document({ services: { inner: over } }),
      'part/.env': 'b=part\n',
      'part/one.env': 'a=part\n',
      'part/two.env': 'c=part\n',
      'elsewhere/.env': 'b=elsewhere\n',
      'elsewhere/one.env': 'b=elsewhere\n',
      'elsewhere/two.env': 'c=elsewhere\n',
      ...ENV_FILES,
    },
    settings: SETTINGS,
  }));
