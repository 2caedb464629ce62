import fc from 'fast-check';
import { document, type Value } from './flow.ts';
import type { RandomCase } from './kind.ts';
import { from, partly } from './values.ts';

const external = from(true, false, { name: 'theirs' });
const labels = from({ a: 'b', c: 5 }, ['a=b', 'd']);
const options = from({ a: 'b' }, { a: 5, b: 't' });
const name = from('given', '${NAME:-default}-name', 'with space');

const network = fc.oneof(
  from(null, {}),
  partly({ name, external, labels }),
  partly({
    name,
    labels,
    driver: from('bridge', 'overlay'),
    driver_opts: options,
    internal: from(true),
    attachable: from(false, true),
    enable_ipv6: from(true, false),
    ipam: from(
      { driver: 'default' },
      { config: [{ subnet: '10.1.0.0/16', gateway: '10.1.0.1' }] },
      { options: { a: 'b' } },
      {},
    ),
  }),
);
const volume = fc.oneof(
  from(null, {}),
  partly({ name, external, labels }),
  partly({ name, labels, driver: from('local'), driver_opts: options }),
);
const sources = { file: from('./s.txt'), environment: from('KEY', 'NEVER') };
const theirs = from({ external: true }, { external: true, name: 'theirs' });
/** Mostly one source, sometimes several or none, which is a mistake. */
const file = (all: Record<string, fc.Arbitrary<Value>>): fc.Arbitrary<Value> =>
  fc.oneof(
    ...Object.entries(all).map(([key, value]) => value.map((it): Value => ({ [key]: it }))),
    theirs,
    partly({ name, labels, ...all }),
  );
const secret = file(sources);
const config = file({ ...sources, content: from('a ${NAME:-b} $$c') });

/** Networks, volumes, secrets and configs of a project, and who of its services uses them, under profiles. */
export const resources: fc.Arbitrary<RandomCase> = fc
  .record({
    network,
    volume,
    secret,
    config,
    default: fc.option(network, { freq: 2 }),
    use: fc.subarray(['networks', 'volumes', 'secrets', 'configs']),
    profiles: fc.constantFrom<string[]>([], ['a'], ['b'], ['a', 'b'], ['*']),
    ofWeb: fc.constantFrom<string[]>([], ['a'], ['a', 'b']),
    ofDb: fc.constantFrom<string[]>([], [], ['b']),
    depends: fc.constantFrom<Value>([], ['db'], { db: { condition: 'service_started', required: false } }),
    name: fc.option(fc.constantFrom('given', '${NAME:-n}', 'Ümläut', 'a.b')),
    flag: fc.option(fc.constantFrom('flag', 'flag', 'a-b_c', '_x'), { freq: 1 }),
    env: fc.record(
      {
        NAME: fc.constantFrom('', 'n'),
        COMPOSE_PROFILES: fc.constantFrom('', 'a', 'a,b', '*'),
        COMPOSE_PROJECT_NAME: fc.constantFrom('', 'from-env'),
      },
      { requiredKeys: [] },
    ),
  })
  .map((it) => {
    const uses = { networks: ['n'], volumes: ['v:/v'], secrets: ['s'], configs: ['c'] };
    const chosen = Object.fromEntries(it.use.map((key) => [key, uses[key as keyof typeof uses]]));
    const web = {
      image: 'web:1',
      profiles: it.ofWeb,
      depends_on: it.depends,
      labels: { p: '${COMPOSE_PROJECT_NAME}' },
    };
    return {
      files: {
        'compose.yaml': document({
          ...(it.name === null ? {} : { name: it.name }),
          services: { web, db: { image: 'db:1', profiles: it.ofDb, ...chosen } },
          networks: { n: it.network, ...(it.default === null ? {} : { default: it.default }) },
          volumes: { v: it.volume },
          secrets: { s: it.secret },
          configs: { c: it.config },
        }),
      },
      settings: {
        ...(it.profiles.length > 0 ? { profiles: it.profiles } : {}),
        ...(it.flag === null ? {} : { projectName: it.flag }),
        environment: { KEY: 'k', ...Object.fromEntries(Object.entries(it.env)) },
      },
    };
  });
