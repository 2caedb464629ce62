import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  readServiceSettings,
  readSettings,
  ownRoutes,
  proxyOf,
  routingOf,
} from '../../src/config/extension/index.ts';
import { connect, resolveEndpoint, type Engine } from '../../src/engine/index.ts';
import { place } from '../../src/plan/index.ts';
import { renderGeneration, renderMain } from '../../src/proxy/render.ts';
import { CtrBgError, type Generation } from '../../src/types/index.ts';
import { openDeploys, type Deploys } from '../support/deploys.ts';
import { emptyHost, release } from '../support/release.ts';

/** Whatever readers let pass, nginx takes for just what was meant. */
const ROUNDS = 8;
const HOSTS = 25;
let deploys: Deploys;
let engine: Engine;

beforeAll(async () => {
  deploys = await openDeploys();
  await deploys.lab.application('shop:1', { version: 'v1' });
  await deploys.up('shop:1');
  engine = await connect(resolveEndpoint({ environment: process.env }));
});
afterAll(async () => {
  engine.close();
  await deploys.down();
});

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(...'"\'\\${};#\n\r\t /.:*@~=-aZ0()<>%&?!|^`[],+'), maxLength: 20 }),
);
const name = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const path = fc.oneof(text, fc.stringMatching(/^(\/[A-Za-z0-9._~-]{1,8}){1,3}$/));
const service = fc.record({
  routes: fc.tuple(fc.record({ path, strip: fc.boolean() })),
  proxy: fc.record({
    body: fc.oneof(text, fc.integer({ min: 1 })),
    request_headers: fc.dictionary(fc.oneof(text, fc.constantFrom('X-A', 'X-B')), text, { maxKeys: 2 }),
    response_headers: fc.dictionary(fc.oneof(text, fc.constantFrom('X-C', 'X-D')), text, { maxKeys: 2 }),
  }),
});
const settings = fc.record({
  proxy: fc.record({
    real_ip: fc.record({
      from: fc.array(fc.oneof(text, fc.ipV4(), fc.ipV6()), { minLength: 1, maxLength: 2 }),
      header: fc.oneof(text, name),
    }),
  }),
});

function accepted<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof CtrBgError && error.code === 'CONFIG') return undefined;
    throw error;
  }
}

/** The first values that are accepted, of many. */
function sample<S, T>(arbitrary: fc.Arbitrary<S>, amount: number, seed: number, read: (value: S) => T): T[] {
  const values = fc.sample(arbitrary, { numRuns: 6000, seed });
  return values.flatMap((value) => accepted(() => read(value)) ?? []).slice(0, amount);
}

function hostile(seed: number): Generation {
  const at = () => undefined;
  const owns = sample(service, HOSTS, seed, (value) => readServiceSettings(value, 'web', at));
  const [front] = sample(
    settings,
    1,
    seed,
    (value) => proxyOf(readSettings(value, at), [], undefined, at).front,
  );
  if (front === undefined || owns.length < HOSTS) throw new Error('too little was accepted to try');
  const base = release('v1');
  const services = owns.flatMap((own, index) => {
    const routes = (ownRoutes(own) ?? []).map((route) => ({ ...route, host: `h${index}.example.com` }));
    const routing = routingOf({ own, settings: {}, port: 8080, routes }, {});
    return base.services.map((one) => ({ ...one, ...routing, port: 8080, name: `web${index}` }));
  });
  return place({ ...base, services, front }, emptyHost, 'test');
}

/** Directives by name as nginx's own grammar separates them: by words, quotes, `;` and braces. */
function directives(configuration: string): string[] {
  const tokens = configuration.replace(/^\s*#.*$/gm, '').match(/"(?:[^"\\]|\\.)*"|[{};]|[^\s{};"]+/g) ?? [];
  return tokens.flatMap((token, index) => {
    const before = tokens[index - 1] ?? ';';
    return /^[{};]$/.test(before) && !/^[{};]$/.test(token) ? [token] : [];
  });
}

const SCRIPT = `
folder=$(mktemp -d)
printf '%s' "$1" > "$folder/nginx.conf"
printf '%s' "$2" > /tmp/http.conf
printf '%s' "$3" > /tmp/control.conf
nginx -t -c "$folder/nginx.conf" 2>&1
`;

test(`nginx takes ${ROUNDS * HOSTS} accepted services for what they are, and their directives are ours alone`, async () => {
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const generation = hostile(seed);
    const files = renderGeneration(generation);
    const main = renderMain(['projects/none']).replaceAll('/etc/ctr-bg/projects/none', '/tmp');
    const argv = ['sh', '-c', SCRIPT, 'hostile', main, files['http.conf'], files['control.conf']];
    const { exitCode, stdout } = await engine.exec('ctr-bg-proxy', argv);
    expect({ exitCode, said: exitCode === 0 ? '' : stdout }).toEqual({ exitCode: 0, said: '' });
    expect(directives(files['http.conf'])).toEqual(
      directives(renderGeneration(harmless(generation))['http.conf']),
    );
  }
});

/** The same with a plain word in the place of every word of a user. */
function harmless(generation: Generation): Generation {
  const plain = (headers: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.keys(headers).map((_, index) => [`X-${index}`, 'a']));
  const services = generation.services.map(({ handling, routes, ...rest }) => ({
    ...rest,
    routes: routes.map((route) => ({ ...route, path: route.path === '/' ? '/' : '/p' })),
    handling: {
      ...handling,
      requestHeaders: plain(handling.requestHeaders),
      responseHeaders: plain(handling.responseHeaders),
    },
  }));
  const { realIp } = generation.front;
  const front = realIp && { realIp: { ...realIp, from: realIp.from.map(() => '10.0.0.1'), header: 'X-A' } };
  return { ...generation, services, front: { ...generation.front, ...front } };
}
