import { loadCompose } from '../../src/config/compose/project.ts';
import { CtrBgError } from '../../src/types/index.ts';

/** A file with most of what Compose has, to be damaged. */
const SAMPLE = `
name: shop
x-common: &common { A: "1" }
x-ctr-bg: { proxy: { publish: "127.0.0.1:8080" }, drain: 5s, probe: { path: / } }
services:
  web:
    image: shop:\${TAG:-1}
    command: ["node", "a b"]
    environment: { <<: *common, B: 1.10, C: }
    env_file: [{ path: none.env, required: false, format: raw }]
    healthcheck: { test: [CMD, x], interval: 1m30s }
    deploy: { replicas: 2, resources: { limits: { cpus: "0.5", memory: 64M } } }
    depends_on: { db: { condition: service_healthy } }
    ports: ["8080:80", "3000-3005:3000-3005/udp", { target: 80 }]
    volumes: ["./data:/data:ro,z", "db:/var/lib", { type: tmpfs, target: /t, tmpfs: { size: 1m } }]
    networks: { front: { aliases: [a], ipv4_address: 10.0.0.2 } }
    secrets: [{ source: key, mode: 0440 }]
    configs: [page]
    ulimits: { nofile: { soft: 1, hard: 2 }, nproc: 3 }
    extra_hosts: ["a=1.2.3.4", "b:::1"]
    logging: !override { driver: json-file }
    x-ctr-bg: { port: 80, routes: [{ host: "*.example.com" }, a.b] }
  db:
    extends: { service: base }
    build: { context: ., args: [A=1, B] }
    profiles: []
  base: { image: db, labels: [a=b], init: !reset null, network_mode: none }
networks: { front: { ipam: { config: [{ subnet: 10.0.0.0/8 }] } } }
volumes: { db: }
secrets: { key: { environment: KEY } }
configs: { page: { content: "hello $$\${A}" } }
`;

export const PIECES = [
  '&a ',
  '*a',
  '*common',
  '<<: ',
  '!!str ',
  '!x ',
  '!reset ',
  '!override ',
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
  'include: [a]',
  'extends: web',
  'services',
  '9'.repeat(40),
];

/** Reads a text as a Compose file; what is thrown must be a mistake of the file, with its place. */
export async function readAny(text: string): Promise<'read' | 'refused'> {
  const surroundings = {
    files: ['-'],
    projectDirectory: '/nowhere',
    environment: {},
    fromFiles: new Set<string>(),
  };
  const stdin = (async function* () {
    yield Buffer.from(text);
  })();
  try {
    await loadCompose({
      surroundings,
      directory: '/nowhere',
      projectName: 'shop',
      stdin,
      warn: () => undefined,
    });
    return 'read';
  } catch (error) {
    if (!(error instanceof CtrBgError) || error.code !== 'CONFIG' || error.where === undefined) throw error;
    if (error.where.line < 1 || error.where.column < 1) throw new Error('no place', { cause: error });
    return 'refused';
  }
}

/** Without tags all of it is of the kind that is read without the library. */
const SAMPLES = [SAMPLE, SAMPLE.replace('!reset null', 'true').replace('!override ', '')];

/** Texts that are one of the samples with one to three damages; the same for the same seed. */
export function* mutations(seed: number, count: number, samples = SAMPLES): Generator<string> {
  const random = randomFrom(seed);
  const below = (most: number): number => Math.floor(random() * most);
  for (let index = 0; index < count; index++) {
    let text = samples[index % samples.length] ?? '';
    for (let edits = 1 + below(3); edits > 0; edits--)
      text = random() < 0.7 ? swapWord(text, below) : cut(text, below);
    yield text;
  }
}

/** One word or number in the place of another: what is still YAML, and may still be Compose. */
function swapWord(text: string, below: (most: number) => number): string {
  const words = [...text.matchAll(/[\w.-]+/g)];
  const [from, to] = [words[below(words.length)], words[below(words.length)]];
  if (from === undefined) return text;
  const put = below(4) === 0 ? (VALUES[below(VALUES.length)] ?? '') : (to?.[0] ?? '');
  return text.slice(0, from.index) + put + text.slice(from.index + from[0].length);
}

const VALUES = [
  '0',
  '-1',
  '1e9',
  '99999999999999999999',
  '""',
  '[]',
  '{}',
  'null',
  '${A:?}',
  '*common',
  '!reset x',
  '.inf',
];

function cut(text: string, below: (most: number) => number): string {
  const at = below(text.length);
  const put = below(3) === 0 ? text.slice(at, at + below(60)) : (PIECES[below(PIECES.length)] ?? '');
  return text.slice(0, at) + put + text.slice(at + below(12));
}

/** Small and repeatable (mulberry32); from 0 to below 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
