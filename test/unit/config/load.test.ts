import { describe, expect, test } from '@jest/globals';
import { containerSettings } from '../../support/container-settings.ts';
import { front, route, routing } from '../../support/release.ts';
import { load, loadFrom, mistake } from './folder.ts';

const { port: _port, ...ROUTING } = routing;
const CONTAINER = containerSettings();
const WEB = {
  name: 'web',
  image: 'shop:1',
  pull: 'missing',
  replicas: 1,
  stopGrace: 10_000,
  dependsOn: [],
  routing: ROUTING,
};
const PROBE = routing.probe;
/** What is there of a project without a file. */
const BARE = { hosts: [], networks: [], volumes: [], proxy: { publish: {}, front } };
/** As Compose has it: every service is on the project's own network. */
const ON_DEFAULT = (project: string, service: string) => ({
  networks: [{ name: `${project}_default`, aliases: [service], endpoint: {} }],
});

describe('without a file', () => {
  test('the image is all there is to say', async () => {
    await expect(loadFrom({}, { image: 'registry.example.com/team/My.Shop'.toLowerCase() })).resolves.toEqual(
      {
        name: 'my-shop',
        services: [
          {
            ...WEB,
            name: 'my-shop',
            image: 'registry.example.com/team/my.shop',
            container: CONTAINER,
          },
        ],
        ...BARE,
      },
    );
  });

  test('flags say the rest', async () => {
    const project = await loadFrom(
      {},
      {
        image: 'shop:1',
        projectName: 'store',
        environment: { TOKEN: 'secret' },
        flags: {
          service: 'web',
          port: '3000',
          publish: '127.0.0.1:8080',
          healthPath: '/up',
          healthTimeout: '5s',
          drain: '1m',
          replicas: 3,
          env: ['A=b=c', 'TOKEN', 'EMPTY='],
          pull: 'always',
        },
      },
    );
    expect(project).toEqual({
      name: 'store',
      services: [
        {
          ...WEB,
          pull: 'always',
          replicas: 3,
          routing: {
            ...ROUTING,
            port: 3000,
            drain: { http: 60_000, websockets: 60_000 },
            probe: { ...PROBE, path: '/up', timeout: 5000 },
          },
          container: containerSettings({ environment: { A: 'b=c', TOKEN: 'secret', EMPTY: '' } }),
        },
      ],
      ...BARE,
      proxy: { publish: { http: { address: '127.0.0.1', port: 8080 } }, front },
    });
  });

  test('COMPOSE_PROJECT_NAME names the project', async () => {
    const { name } = await loadFrom({}, { image: 'shop', environment: { COMPOSE_PROJECT_NAME: 'other' } });
    expect(name).toBe('other');
  });

  test('and without an image there is nothing to deploy', async () => {
    await expect(mistake(loadFrom({}))).resolves.toMatchObject({
      code: 'USAGE',
      exitCode: 2,
      hint: expect.stringContaining('ctr-bg up nginx'),
    });
  });
});

describe('a file', () => {
  test('gives everything that this version knows', async () => {
    const project = await load(
      `
name: store
version: "3.8"
x-note: free
x-ctr-bg:
  proxy: { image: "nginx:1.31", publish: "8080" }
  bg: true
  drain: 5s
  probe: { interval: 100ms, path: /shared }
services:
  web:
    image: shop:1
    x-free: { a: [1] }
    command: node server.js "a b"
    entrypoint: [/bin/tini, --]
    environment: { A: x, TOKEN: , GONE: }
    expose: ["8080/tcp", 5353/udp]
    labels: [team=a, plain]
    user: 1000:1000
    working_dir: /app
    stop_signal: SIGQUIT
    stop_grace_period: 1m
    init: true
    healthcheck: { test: curl -f localhost, interval: 1m30s, timeout: 5s, retries: 3, start_period: 10s, x-y: 1 }
    pull_policy: if_not_present
    platform: linux/arm64
    deploy: { replicas: 2, x-z: 1 }
    scale: 2
    x-ctr-bg:
      routes: [Shop.example.com, { host: "*.shop.example" }]
      probe: { path: "/up?x=1", successes: 3 }
`,
      { projectName: undefined, environment: { TOKEN: 't' } },
    );
    expect(project).toMatchObject({
      name: 'store',
      services: [
        {
          ...WEB,
          platform: 'linux/arm64',
          replicas: 2,
          stopGrace: 60_000,
          routing: {
            ...ROUTING,
            port: 8080,
            routes: [route('shop.example.com'), route('*.shop.example')],
            probe: { path: '/up?x=1', timeout: 60_000, interval: 100, successes: 3 },
            drain: { http: 5000, websockets: 5000 },
          },
          container: {
            environment: { A: 'x', TOKEN: 't' },
            labels: { team: 'a', plain: '' },
            config: {
              Cmd: ['node', 'server.js', 'a b'],
              Entrypoint: ['/bin/tini', '--'],
              User: '1000:1000',
              WorkingDir: '/app',
              StopSignal: 'SIGQUIT',
              Healthcheck: {
                Test: ['CMD-SHELL', 'curl -f localhost'],
                Interval: 90e9,
                Timeout: 5e9,
                Retries: 3,
                StartPeriod: 10e9,
              },
            },
            hostConfig: { Init: true },
            ...ON_DEFAULT('store', 'web'),
          },
        },
      ],
      networks: [{ name: 'store_default', external: false }],
      proxy: {
        image: 'nginx:1.31',
        publish: { http: { port: 8080 } },
        front: { ...front, publicColor: true },
      },
    });
  });

  test('has environment and labels as Go, and so Compose, prints what is written', async () => {
    const values =
      'A: 1.10, B: 0440, C: 1e3, D: True, E: yes, F: "x", G: 0x1F, H: 12345678901234567890, I: -0, J: "${V}"';
    const { services } = await load(
      `services: { web: { image: a, environment: {${values}}, labels: {v: 1.0} } }`,
      { environment: { V: '1.50' } },
    );
    expect(services[0]?.container.environment).toEqual({
      A: '1.1',
      B: '288',
      C: '1000',
      D: 'true',
      E: 'yes',
      F: 'x',
      G: '31',
      H: '12345678901234567890',
      I: '0',
      J: '1.50',
    });
    expect(services[0]?.container.labels).toEqual({ v: '1' });
  });

  test('fills in variables, in values only', async () => {
    const warnings: string[] = [];
    const project = await load(
      'name: ${P}\nservices:\n  web:\n    image: ${COMPOSE_PROJECT_NAME}:${TAG:-1}\n    init: ${YES}\n    scale: ${N}\n    environment: { "$KEY": 1, X: "a${NONE}b$NONE" }\n'.replace(
        '"$KEY": 1, ',
        '',
      ),
      {
        projectName: undefined,
        environment: { P: 'store', YES: 'yes', N: '2' },
        warn: (message) => warnings.push(message),
      },
    );
    expect(project).toMatchObject({
      name: 'store',
      services: [
        {
          image: 'store:1',
          replicas: 2,
          container: { hostConfig: { Init: true }, environment: { X: 'ab' } },
        },
      ],
    });
    expect(warnings).toEqual(['compose.yaml:7:23: the variable NONE is not set; it is taken as empty']);
  });

  test('takes variables from .env, after those of the process', async () => {
    const files = { 'compose.yaml': 'services: { web: { image: "a${A}b${B}" } }', '.env': 'A=1\nB=2' };
    await expect(loadFrom(files, { environment: { B: '3' } })).resolves.toMatchObject({
      services: [{ image: 'a1b3' }],
    });
  });

  test('merges what << names, own keys first', async () => {
    const { services } = await load(`
x-one: &one { A: "1", B: "1", C: "1" }
x-two: &two { B: "2", C: "2", D: "2" }
services:
  web: { image: a, environment: { C: "3", <<: [*one, *two] } }
`);
    expect(services[0]?.container.environment).toEqual({ A: '1', B: '1', C: '3', D: '2' });
  });

  test('may leave a variable to the caller', async () => {
    const { services } = await load(
      'services:\n  web:\n    image: a\n    environment:\n      - A\n      - B\n',
      { environment: { A: 'a' } },
    );
    // Without a value it takes the image's variable away, as with Compose.
    expect(services[0]?.container.environment).toEqual({ A: 'a', B: null });
  });

  test('can switch the health check off', async () => {
    const { services } = await load('services: { web: { image: a, healthcheck: { disable: true } } }');
    expect(services[0]?.container.config.Healthcheck).toEqual({ Test: ['NONE'] });
  });

  test('may have keys without a value', async () => {
    const { services } = await load(
      'services: { web: { image: a, command: , entrypoint: , x-ctr-bg: { port: , routes: } } }',
    );
    expect(services).toEqual([
      { ...WEB, image: 'a', container: containerSettings(ON_DEFAULT('shop', 'web')) },
    ]);
  });

  test.each([
    [{ 'ctr-bg.yml': 'a', 'compose.yaml': 'b' }, 'a'],
    [{ 'ctr-bg.yaml': 'a', 'compose.yaml': 'b' }, 'a'],
    [{ 'compose.yaml': 'a', 'compose.yml': 'b', 'docker-compose.yml': 'c' }, 'a'],
    [{ 'docker-compose.yml': 'a', 'docker-compose.yaml': 'b' }, 'a'],
    [{ 'other.yml': 'a', 'docker-compose.yaml': 'b' }, 'b'],
  ])('is found by its name: %p', async (images, expected) => {
    const files = Object.fromEntries(
      Object.entries(images).map(([name, image]) => [name, `services: { web: { image: ${image} } }`]),
    );
    await expect(loadFrom(files, { projectName: 'p' })).resolves.toMatchObject({
      services: [{ image: expected }],
    });
  });

  test('is the one that -f names', async () => {
    const files = {
      'compose.yaml': 'services: { web: { image: a } }',
      'other.yml': 'services: { web: { image: b } }',
    };
    await expect(loadFrom(files, { files: ['other.yml'], projectName: 'p' })).resolves.toMatchObject({
      services: [{ image: 'b' }],
    });
  });

  test.each([
    ['is not there', {}, ['none.yml'], { code: 'USAGE', message: 'there is no file none.yml' }],
    [
      'is too large',
      { 'compose.yaml': '#'.repeat(1_048_577) },
      [],
      { code: 'CONFIG', message: 'the file is larger than 1 MiB' },
    ],
    ['is empty', { 'compose.yaml': '# nothing\n' }, [], { code: 'CONFIG', message: 'the file is empty' }],
  ])('that %s is refused', async (_, files, named, expected) => {
    await expect(mistake(loadFrom(files, { files: named }))).resolves.toMatchObject(expected);
  });

  test('is named after its folder', async () => {
    const { name } = await loadFrom({ 'compose.yaml': 'services: { web: { image: a } }' });
    expect(name).toMatch(/^ctr-bg-config-[a-z0-9_-]+$/);
  });
});

describe('an image with a file', () => {
  const one = 'services: { web: { image: a } }';
  const two =
    'services: { web: { image: a, x-ctr-bg: { routes: [a.b] } }, api: { image: b, x-ctr-bg: { routes: [c.d] } } }';

  test('replaces that of the only service', async () => {
    await expect(load(one, { image: 'c' })).resolves.toMatchObject({
      services: [{ name: 'web', image: 'c' }],
    });
  });
  test('replaces that of the service that is named, whose flags these are too', async () => {
    await expect(
      load(two, { image: 'c', flags: { service: 'api', port: 1, drain: '1s' } }),
    ).resolves.toMatchObject({
      services: [
        { image: 'c', routing: { port: 1, drain: { http: 1000 } } },
        { image: 'a', routing: { drain: { http: 30_000 } } },
      ],
    });
  });
  test('has to say which of several', async () => {
    await expect(mistake(load(two, { image: 'c' }))).resolves.toMatchObject({
      code: 'USAGE',
      message: 'the image is for one service, and there are 2',
      hint: 'Name one with --service: api, web.',
    });
    await expect(mistake(load(two, { flags: { env: ['A=b'] } }))).resolves.toMatchObject({
      message: '--env is for one service, and there are 2',
    });
  });
  test('cannot be for a service that is not there', async () => {
    await expect(mistake(load(two, { image: 'c', flags: { service: 'db' } }))).resolves.toMatchObject({
      code: 'USAGE',
      message: 'there is no service db',
    });
  });
  test('flags that suit every service are for all of them', async () => {
    await expect(
      load(two, { flags: { drain: '1s', healthTimeout: '2s', pull: 'never' } }),
    ).resolves.toMatchObject({
      services: [
        { routing: { drain: { http: 1000 }, probe: { timeout: 2000 } }, pull: 'never' },
        { routing: { drain: { http: 1000 } } },
      ],
    });
  });
  test('makes a service when the file has none', async () => {
    await expect(load('x-ctr-bg: { bg: true }', { image: 'team/shop:1' })).resolves.toMatchObject({
      services: [{ name: 'shop', image: 'team/shop:1', routing: { routes: [route('*')] } }],
      proxy: { front: { publicColor: true } },
    });
  });
});

describe('flags are refused', () => {
  test.each([
    [{ port: '0' }, '--port must be a whole number from 1 to 65535'],
    [
      { publish: 'x' },
      '--publish must be a port, or an address and a port: 8080, 127.0.0.1:8080 or [::1]:8080',
    ],
    [{ healthPath: 'x' }, '--health-path must be a path such as /healthz or /health?full=1'],
    [{ healthTimeout: '0s' }, '--health-timeout must be at least 1ms'],
    [{ drain: '10' }, '--drain must be a duration such as 500ms, 10s or 1m30s, with its unit'],
    [{ replicas: '1.5' }, '--replicas must be a whole number from 1 to 1000'],
    [{ pull: 'maybe' }, '--pull must be one of always, missing, if_not_present, never'],
    [
      { env: ['1=hunter2'] },
      '--env must have a name of letters, digits, _, . and -, that begins with a letter or _',
    ],
  ])('%p', async (flags, message) => {
    await expect(mistake(loadFrom({}, { image: 'a', flags }))).resolves.toMatchObject({
      code: 'USAGE',
      message,
    });
  });
  test.each([
    [{ image: 'A' }, /^the image must be an image/],
    [{ image: 'a', projectName: 'A' }, /^the project name of -p must be/],
    [{ image: 'a', environment: { COMPOSE_PROJECT_NAME: '..' } }, /^COMPOSE_PROJECT_NAME must be/],
  ])('%p', async (wishes, message) => {
    const error = await mistake(loadFrom({}, wishes));
    expect(error.code).toBe('USAGE');
    expect(error.message).toMatch(message);
  });
});
