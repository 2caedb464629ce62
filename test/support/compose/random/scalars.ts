import fc from 'fast-check';
import { document, type Value } from './flow.ts';
import type { RandomCase } from './kind.ts';

const WORDS = [
  ...['yes', 'No', 'on', 'OFF', 'y', 'true', 'True', 'TRUE', 'tRue', 'false', 'null', 'Null', 'NULL', '~'],
  ...[
    '0',
    '-0',
    '+1',
    '01',
    '0777',
    '0o17',
    '0O17',
    '0b11',
    '0xfF',
    '0XfF',
    '1_000',
    '0x_1',
    '1:30',
    '1:30:00',
  ],
  ...['2026-01-02x', '12:34', 'a: b', 'a #b', 'a#b', "'it''s'", '"\\x41\\u00e9\\t"', '!!str 5', '!!int "5"'],
  ...['1e', '+', '.', '1.2.3', '=', '<<', '%a', '@a', '`a`', '&x 5', '|', '100000', '1000000'],
];
/** What decimal points and exponents make of places for whole numbers is decided: see decided.ts. */
const FRACTIONS = [
  ...['1.0', '1.50', '.5', '5.', '1e3', '1E3', '1e+3', '1.e3', '-.5', '0.1', '1e-7', '09'],
  ...['.inf', '-.INF', '.nan'],
];

const places: Readonly<Record<string, (value: Value) => Value>> = {
  environment: (value) => ({ A: value }),
  labels: (value) => ({ a: value }),
  sysctls: (value) => ({ a: value }),
  privileged: (value) => value,
  scale: (value) => value,
  mem_limit: (value) => value,
  cpus: (value) => value,
  hostname: (value) => value,
  healthcheck: (value) => ({ test: 'x', retries: value }),
  logging: (value) => ({ options: { a: value } }),
  secrets: (value) => [{ source: 'key', mode: value }],
  pids_limit: (value) => value,
  expose: (value) => [value],
  ports: (value) => [value],
  ulimits: (value) => ({ nofile: value }),
  command: (value) => [value],
  user: (value) => value,
  'x-more': (value) => value,
};

const OF_FRACTIONS = ['environment', 'labels', 'sysctls', 'logging', 'cpus'];

const spot = fc.oneof(
  fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...Object.keys(places))),
  fc.tuple(fc.constantFrom(...FRACTIONS), fc.constantFrom(...OF_FRACTIONS)),
);

/** Unquoted values, in places that want text, numbers, truth or anything. */
export const scalars: fc.Arbitrary<RandomCase> = spot.map(([plain, place]) => ({
  files: {
    'compose.yaml': document({
      services: { web: { image: 'web:1', [place]: places[place]?.({ plain }) ?? null } },
      secrets: { key: { environment: 'KEY' } },
    }),
  },
  settings: { environment: { KEY: 'k' } },
}));
