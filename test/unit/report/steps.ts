import { containerSettings } from '../../support/container-settings.ts';
import type {
  ContainerView,
  Event,
  Generation,
  PlacedService,
  Receipt,
  Step,
} from '../../../src/types/index.ts';

import { front, routing } from '../../support/release.ts';

/** Things to report about; the secret must never be seen. */
export const SECRET = 'hunter2-canary';
export const DIGEST = `sha256:${'ab'.repeat(32)}`;

const image = { reference: 'shop:2', digest: DIGEST, source: 'sha256:1' };

const service: PlacedService = {
  name: 'web',
  image,
  configHash: '000000000001',
  ...routing,
  probe: { ...routing.probe, path: '/up' },
  stopGrace: 10_000,
  color: 'green',
  instances: [{ name: 'shop-web-green-1', number: 1, address: '10.0.0.2' }],
  container: containerSettings({ environment: { TOKEN: SECRET } }),
};

const generation: Generation = {
  id: '0123456789ab',
  project: 'shop',
  release: 'ba9876543210',
  front: { ...front, httpsPort: 443 },
  services: [service],
};

/** Something else serves, and a part of the public gets it. */
const shared: Generation = {
  ...generation,
  id: 'ba9876543210',
  preview: { next: generation, ways: { cookie: false }, share: { part: 0.025, key: { kind: 'own' } } },
};

const mirrored: Generation = {
  ...generation,
  preview: { next: generation, ways: { cookie: false }, mirror: { part: 0.1, methods: ['GET'] } },
};

const blue: ContainerView = {
  id: 'c1',
  name: 'shop-web-blue-1',
  state: 'running',
  project: 'shop',
  service: 'web',
  color: 'blue',
  number: 1,
  release: 'aabbccddeeff',
  configHash: '000000000000',
  image: { reference: 'shop:1', digest: DIGEST },
  address: '10.0.0.3',
  stopGrace: 10_000,
};

const at = { host: 'one', because: 'of a reason' };
const instance = { name: 'shop-web-green-1', number: 1, address: '10.0.0.2' };

export const STEPS = {
  image: { ...at, kind: 'image', image },
  network: { ...at, kind: 'network' },
  proxy: { ...at, kind: 'proxy', image: 'nginx:1.30', publish: { port: 80 }, configuration: '1' },
  run: { ...at, kind: 'run', generation, service, instance },
  staged: { ...at, kind: 'staged', generation },
  route: { ...at, kind: 'route', project: 'shop', generation },
  unroute: { ...at, kind: 'route', project: 'shop', generation: null },
  gone: { ...at, kind: 'gone', container: blue },
  pruned: { ...at, kind: 'pruned', project: 'shop', keep: generation, beside: [] },
  kept: { ...at, kind: 'kept', generation, keep: 3_600_000 },
  forgotten: { ...at, kind: 'pruned', project: 'shop', keep: null, beside: [] },
  proxyGone: { ...at, kind: 'proxy-gone' },
  networkGone: { ...at, kind: 'network-gone' },
  healthy: { ...at, kind: 'healthy', generation, service },
  serving: { ...at, kind: 'serving', project: 'shop', generation },
  silent: { ...at, kind: 'serving', project: 'shop', generation: null },
  well: {
    ...at,
    kind: 'well',
    generation,
    before: generation,
    watch: { duration: 60_000, warmUp: 5000, limits: { failures: 0.01, slower: 1.5, minimum: 50 } },
  },
  paused: { ...at, kind: 'paused', ms: 30_000 },
  share: { ...at, kind: 'route', project: 'shop', generation: shared },
  mirror: { ...at, kind: 'route', project: 'shop', generation: mirrored },
  beside: {
    ...at,
    kind: 'well',
    generation,
    before: shared,
    isBeside: true,
    watch: { duration: 60_000, warmUp: 5000, limits: { failures: 0.01, slower: 1.5, minimum: 50 } },
  },
  drained: { ...at, kind: 'drained', containers: [blue], budget: routing.drain },
} as const satisfies Record<string, Step>;

export const receipt: Receipt = {
  generation: generation.id,
  reloadMs: 41,
  firstNewMs: 12,
  lastOldMs: 9,
  oldWorkersGoneMs: 1240,
};

const pull = { kind: 'pull', host: 'one', reference: 'shop:2', total: 30_000_000 } as const;
const probe = { kind: 'probe', host: 'one', container: 'shop-web-green-1' } as const;

/** A deploy that goes well: each event with the milliseconds at which it comes. */
export const DEPLOY: readonly (readonly [number, Event])[] = [
  [0, { kind: 'stage-started', stage: 'prepare', undo: false }],
  [10, { kind: 'step-started', step: STEPS.network }],
  [12, { kind: 'step-ended', step: STEPS.network, ms: 2, result: 'held' }],
  [20, { kind: 'step-started', step: STEPS.image }],
  [30, { ...pull, current: 0, done: false }],
  [900, { ...pull, current: 10_000_000, done: false }],
  [2000, { ...pull, current: 29_000_000, done: false }],
  [2100, { ...pull, current: 30_000_000, done: true }],
  [2110, { kind: 'step-ended', step: STEPS.image, ms: 2090, result: 'made' }],
  [2120, { kind: 'step-started', step: STEPS.run }],
  [2480, { kind: 'step-ended', step: STEPS.run, ms: 360, result: 'made' }],
  [2490, { kind: 'step-started', step: STEPS.healthy }],
  [2500, { ...probe, answer: 'connection refused', healthy: false }],
  [2600, { ...probe, answer: 'connection refused', healthy: false }],
  [2700, { ...probe, answer: '503', healthy: false }],
  [3000, { ...probe, answer: '200', healthy: true }],
  [3100, { ...probe, answer: '200', healthy: true }],
  [3110, { kind: 'step-ended', step: STEPS.healthy, ms: 620, result: 'witnessed' }],
  [3120, { kind: 'warning', message: 'the proxy is old' }],
  [3130, { kind: 'stage-ended', stage: 'prepare', undo: false, ms: 3130 }],
  [3140, { kind: 'stage-started', stage: 'switch', undo: false }],
  [3150, { kind: 'step-started', step: STEPS.route }],
  [3200, { kind: 'step-ended', step: STEPS.route, ms: 50, result: 'made' }],
  [3210, { kind: 'step-started', step: STEPS.serving }],
  [3260, { kind: 'receipt', host: 'one', receipt }],
  [3270, { kind: 'step-ended', step: STEPS.serving, ms: 60, result: 'witnessed' }],
  [3280, { kind: 'stage-ended', stage: 'switch', undo: false, ms: 140 }],
];

/** One that is turned back. */
export const FAILURE: readonly (readonly [number, Event])[] = [
  [0, { kind: 'stage-started', stage: 'prepare', undo: false }],
  [10, { kind: 'step-started', step: STEPS.healthy }],
  [
    5000,
    {
      kind: 'step-failed',
      step: STEPS.healthy,
      ms: 4990,
      message: `it \u001B[31mexited\u001B[0m\nwith code 1`,
    },
  ],
  [5010, { kind: 'stage-ended', stage: 'prepare', undo: false, ms: 5010 }],
  [5020, { kind: 'turning-back', because: 'web is not healthy' }],
  [5030, { kind: 'stage-started', stage: 'prepare', undo: true }],
  [5040, { kind: 'stage-ended', stage: 'prepare', undo: true, ms: 10 }],
];
