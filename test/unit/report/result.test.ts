import { describe, expect, test } from '@jest/globals';
import { planDocument, renderResult, toJson } from '../../../src/report/index.ts';
import type {
  HostDocument,
  OutcomeName,
  Plan,
  ResultDocument,
  ServiceDocument,
} from '../../../src/types/index.ts';
import { DIGEST, SECRET, STEPS, receipt } from './steps.ts';

const web: ServiceDocument = {
  name: 'web',
  image: 'shop:2',
  digest: DIGEST,
  color: 'green',
  replicas: 2,
  routes: ['shop.example.com', '*'],
  state: 'running',
  previous: { release: 'aabbccddeeff', color: 'blue', digest: DIGEST },
};
const timings = { prepareMs: 3130, healthyMs: 620, switchMs: 140, drainMs: 1200, totalMs: 4700 };

const deployed: ResultDocument = {
  ok: true,
  command: 'up',
  project: 'shop',
  release: 'ba9876543210',
  outcome: 'deployed',
  hosts: [{ host: 'one', services: [web], receipt, publish: { port: 8080 } }],
  timings,
};
const text = (document: ResultDocument) => renderResult(document, { color: false }).split('\n');

describe('up', () => {
  test('tells what is live, how it was switched, and what was drained', () => {
    expect(text(deployed)).toEqual([
      'shop ba9876543210 is live after 3.3 s',
      '  web: shop:2 → green (2 replicas), shop.example.com, every host on :8080',
      '  switch: reload 41 ms, new from 12 ms, old until 9 ms, old workers gone at 1.2 s',
      '  drained blue in 1.2 s',
      '  4.7 s in all',
      '',
    ]);
  });

  test('of a project without routes says that it is up', () => {
    const { release: _, ...unrouted } = { ...deployed, hosts: [{ host: 'one', services: [] }] };
    expect(text(unrouted)[0]).toBe('shop is up after 3.3 s');
    expect(text({ ...unrouted, outcome: 'unchanged' })[0]).toBe('shop is up already: nothing was changed');
  });

  test('for the first time drains nothing', () => {
    const { previous: _, ...first } = { ...web, replicas: 1, routes: ['*'] };
    const lines = text({ ...deployed, hosts: [{ host: 'one', services: [first] }] });
    expect(lines).toEqual([
      'shop ba9876543210 is live after 3.3 s',
      '  web: shop:2 → green, every host',
      '  4.7 s in all',
      '',
    ]);
  });

  test('names each host when there are several, and what is left over', () => {
    const { timings: _, ...quick } = deployed;
    const hosts = ['one', 'two'].map((host) => ({
      host,
      services: [{ ...web, routes: [] }],
      leftovers: ['shop-web-blue-1: busy'],
    }));
    expect(text({ ...quick, hosts })).toEqual([
      'shop ba9876543210 is live',
      '  one',
      '    web: shop:2 → green (2 replicas)',
      '    left over: shop-web-blue-1: busy',
      '  two',
      '    web: shop:2 → green (2 replicas)',
      '    left over: shop-web-blue-1: busy',
      '',
    ]);
  });

  test.each<[OutcomeName, string]>([
    ['unchanged', 'shop ba9876543210 is live already: nothing was changed'],
    ['undone', 'shop was turned back: it serves what it served before'],
    ['staged', 'shop ba9876543210 is ready, and not live yet'],
    ['rolled-back', 'shop is back on ba9876543210 after 3.3 s'],
    ['removed', 'shop was removed'],
  ])('%s', (outcome, line) => {
    expect(text({ ...deployed, outcome })[0]).toBe(line);
  });

  test('says what became of each host where they differ', () => {
    const lines = (outcome: OutcomeName, ...hosts: Partial<HostDocument>[]) =>
      text({
        ...deployed,
        outcome,
        hosts: hosts.map((one, index) => ({ host: `h${index}`, services: [], ...one })),
      });
    expect(
      lines(
        'undone',
        { outcome: 'undone', services: [{ ...web, routes: [] }] },
        { outcome: 'undone', error: { code: 'UNHEALTHY', message: 'web is not healthy' } },
        { outcome: 'unchanged' },
      ),
    ).toEqual([
      'shop was turned back: it serves what it served before',
      '  h0',
      '    web: shop:2 → green (2 replicas)',
      '  h1: web is not healthy',
      '  h2: nothing was changed',
      '',
    ]);
    expect(lines('failed', { outcome: 'undone' }, { outcome: 'failed', leftovers: ['gone'] })).toEqual([
      'shop was not deployed',
      '  h0: was turned back',
      '  h1',
      '    left over: gone',
      '',
    ]);
    expect(lines('deployed', { outcome: 'deployed' }, { outcome: 'unchanged' })).toContain(
      '  h1: nothing was changed',
    );
  });

  test('that failed leaves the word to the error', () => {
    expect(renderResult({ ...deployed, outcome: 'failed' }, { color: false })).toBe('');
    expect(
      renderResult({ ok: false, command: 'up', error: { code: 'USAGE', message: 'x' } }, { color: false }),
    ).toBe('');
  });
});

describe('plan', () => {
  const lane = (host: string) => [
    {
      host,
      waves: [[STEPS.image, STEPS.network], [STEPS.run], [STEPS.healthy]].map((wave) =>
        wave.map((step) => ({ ...step, host })),
      ),
    },
  ];
  const plan: Plan = {
    reversible: [
      { name: 'prepare', lanes: lane('one') },
      { name: 'switch', lanes: [{ host: 'one', waves: [[STEPS.route], [STEPS.serving]] }] },
    ],
    final: [{ name: 'retire', lanes: [{ host: 'one', waves: [[STEPS.drained], [STEPS.gone]] }] }],
  };
  const documentOf = (made: readonly string[]) =>
    planDocument(plan, ({ kind }) => {
      if (kind === 'healthy' || kind === 'serving' || kind === 'well' || kind === 'drained') return 'witness';
      return made.includes(kind) ? 'make' : 'holds';
    });
  const planned: ResultDocument = {
    ok: true,
    command: 'plan',
    project: 'shop',
    outcome: 'planned',
    plan: documentOf(['run', 'route', 'gone']),
  };

  test('is a line for each step, with its cause', () => {
    expect(text(planned)).toEqual([
      'prepare  = pull shop:2                         of a reason',
      'prepare  = make the network                    of a reason',
      'prepare  + start shop-web-green-1              of a reason',
      'prepare  ? wait until web answers on :8080/up  of a reason',
      'switch   + switch to generation 0123456789ab   of a reason',
      'switch   ? see generation 0123456789ab answer  of a reason',
      'retire   ? drain blue                          of a reason',
      'retire   + remove shop-web-blue-1              of a reason',
      '8 steps: = 2 hold, + 3 to make, ? 3 to witness',
      '',
    ]);
  });

  test('says so when everything holds', () => {
    expect(text({ ...planned, plan: documentOf([]) }).at(-2)).toBe('Nothing to do: everything holds.');
  });

  test('tells once what is the same on several hosts', () => {
    const several = planDocument(
      {
        reversible: [
          { name: 'prepare', lanes: [...lane('one'), ...lane('two')] },
          { name: 'switch', lanes: [{ host: 'one', waves: [[STEPS.route]] }] },
          { name: 'switch', lanes: [{ host: 'two', waves: [[{ ...STEPS.route, host: 'two' }]] }] },
        ],
        final: [],
      },
      (step) => (step.kind === 'image' && step.host === 'one' ? 'holds' : 'make'),
    );
    expect(text({ ...planned, plan: several })).toEqual([
      'prepare   one         = pull shop:2                         of a reason',
      'prepare   every host  + make the network                    of a reason',
      'prepare   every host  + start shop-web-green-1              of a reason',
      'prepare   every host  + wait until web answers on :8080/up  of a reason',
      'prepare   two         + pull shop:2                         of a reason',
      'switch 1  one         + switch to generation 0123456789ab   of a reason',
      'switch 2  two         + switch to generation 0123456789ab   of a reason',
      '10 steps: = 1 hold, + 9 to make, ? 0 to witness',
      '',
    ]);
  });

  test('holds no secret', () => {
    expect(toJson(planned) + text(planned).join('')).not.toContain(SECRET);
  });
});

describe('status', () => {
  const status: ResultDocument = {
    ok: true,
    command: 'status',
    project: 'shop',
    release: 'ba9876543210',
    hosts: deployed.hosts ?? [],
  };

  test('is a table', () => {
    expect(text(status)).toEqual([
      'shop ba9876543210, proxy on :8080',
      'SERVICE  COLOR  ROLE  IMAGE   DIGEST        REPLICAS  STATE    ROUTES',
      'web      green  live  shop:2  abababababab  2         running  shop.example.com,*',
      '',
    ]);
  });

  describe('of several hosts', () => {
    const [first] = deployed.hosts ?? [];
    const host = (name: string, more: Partial<HostDocument> = {}): HostDocument => ({
      ...first,
      services: [web],
      host: name,
      release: 'ba9876543210',
      publish: { port: 80 },
      ...more,
    });

    test('is one table, and what is the same on all is told once', () => {
      const two = host('two', { services: [{ ...web, color: 'blue' }] });
      expect(text({ ...status, hosts: [host('one'), two] })).toEqual([
        'shop ba9876543210 on 2 hosts',
        'HOST  SERVICE  COLOR  ROLE  STATE',
        'one   web      green  live  running',
        'two   web      blue   live  running',
        'everywhere: image shop:2, digest abababababab, replicas 2, routes shop.example.com,*, proxy :80',
        '',
      ]);
    });

    test('tells who serves another release, who serves none, and what is kept where', () => {
      const other = host('two', { release: 'old876543210', services: [{ ...web, image: 'shop:1' }] });
      const lines = text({ ...status, hosts: [host('one'), other, { host: 'three', services: [] }] });
      expect(lines.slice(0, 5)).toEqual([
        'shop 2 releases on 2 of 3 hosts',
        'HOST   SERVICE  COLOR  ROLE  IMAGE   DIGEST        REPLICAS  STATE         ROUTES              RELEASE       PROXY',
        'one    web      green  live  shop:2  abababababab  2         running       shop.example.com,*  ba9876543210  :80',
        'two    web      green  live  shop:1  abababababab  2         running       shop.example.com,*  old876543210  :80',
        'three  -        -      -     -       -             -         not deployed  -                   -             -',
      ]);
    });
  });

  test('of nothing says so', () => {
    expect(text({ ...status, hosts: [{ host: 'one', services: [] }] })).toEqual(['shop is not deployed', '']);
    const others = (...projects: string[]) =>
      text({ ...status, hosts: [{ host: 'one', services: [], projects }] })[0];
    expect(others('blog')).toBe('shop is not deployed; blog is (-p)');
    expect(others('blog', 'wiki')).toBe('shop is not deployed; blog, wiki are (-p)');
  });
});

test('JSON is the document as it is, and one', () => {
  expect(JSON.parse(toJson(deployed))).toEqual(deployed);
});
