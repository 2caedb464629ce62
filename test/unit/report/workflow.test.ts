import { describe, expect, test } from '@jest/globals';
import {
  createReporter,
  errorAnnotation,
  errorDocument,
  isAutomated,
  isWorkflow,
  renderError,
  stepOutputs,
  stepSummary,
  toJson,
} from '../../../src/report/index.ts';
import { CtrBgError, type Event, type ResultDocument } from '../../../src/types/index.ts';
import { runnerCommands, runnerOutputs } from '../../support/runner.ts';

const CALM = { color: false, debug: false };

/** What an application may print to get at the workflow, and what only looks like it. */
const HOSTILE = [
  '::set-output name=release::mine',
  '  ::add-mask::a',
  'first ::error::where it may be wrapped',
  'at 10:00 ##[set-output name=release]mine',
  '##vso[task.setvariable variable=x]y',
  '::stop-commands::x',
];
const HARMLESS = ['::ffff:10.0.0.1 - GET /a::b', '::1 - - GET /', '## [a]', 'std::string::npos', '##'];

describe('an annotation', () => {
  const error = errorDocument(
    new CtrBgError('CONFIG', '100% wrong: a, b', {
      where: { file: '/repo/a,b:c%.yml', line: 3, column: 5 },
      details: ['log: ::set-output name=x::y', 'second'],
      hint: 'Try again.',
    }),
  );

  test('is one command, and comes out of the runner as it went in', () => {
    const text = errorAnnotation(error);
    expect(text.split('\n')).toHaveLength(2);
    expect(runnerCommands(text)).toEqual([
      {
        name: 'error',
        properties: { title: 'ctr-bg: CONFIG', file: '/repo/a,b:c%.yml', line: '3', col: '5' },
        data: [
          '100% wrong: a, b',
          '  at /repo/a,b:c%.yml:3:5',
          '  log: : :set-output name=x::y',
          '  second',
          'hint: Try again.',
        ].join('\n'),
      },
    ]);
  });

  test.each([
    ['plain', true],
    ['quiet', true],
    ['json', false],
  ] as const)('with --progress %s a warning is one: %s', async (mode, isAnnotated) => {
    let written = '';
    const stream = { write: (text: string) => (written += text) };
    const options = { mode, stream, color: false, now: () => 0, annotate: true };
    const { emit } = await createReporter({ ...options, showHosts: () => true });
    emit({ kind: 'warning', message: '5%\nleft', host: 'web-1' });
    const [command] = runnerCommands(written);
    expect(command).toEqual(
      isAnnotated ? { name: 'warning', properties: { title: 'ctr-bg' }, data: 'web-1: 5% left' } : undefined,
    );
  });
});

describe('nothing that an application says is a command of the runner', () => {
  test.each(HOSTILE)('%s', async (line) => {
    const error = new CtrBgError('UNHEALTHY', line, { details: [line], hint: line });
    const document: ResultDocument = {
      ok: false,
      command: 'up',
      error: { code: 'UNHEALTHY', message: line },
    };
    let written = '';
    for (const mode of ['plain', 'json'] as const) {
      const stream = { write: (text: string) => (written += text) };
      const { emit } = await createReporter({ mode, stream, color: false, now: () => 0 });
      const probe: Event = { kind: 'probe', host: 'h', container: 'c', answer: line, healthy: false };
      emit(probe);
    }
    expect(written).not.toBe('');
    expect(runnerCommands(renderError(error, CALM) + toJson(document) + written)).toEqual([]);
    expect(renderError(error, CALM) + toJson(document) + written).not.toMatch(/##\w*\[/);
    expect(JSON.parse(toJson(document))).toEqual(document);
  });

  test.each(HARMLESS)('%s stays as it is', (line) => {
    expect(errorDocument(new CtrBgError('USAGE', line)).message).toBe(line);
  });
});

const deployed: ResultDocument = {
  ok: true,
  command: 'up',
  project: 'shop',
  release: 'd7d786b5a867',
  outcome: 'deployed',
  hosts: [
    {
      host: 'local',
      services: [
        {
          name: 'web',
          image: 'shop:2',
          digest: 'sha256:2',
          color: 'green',
          replicas: 1,
          previous: { release: 'aaaaaaaaaaaa', color: 'blue', digest: 'sha256:1' },
        },
      ],
    },
  ],
};

describe('of a step', () => {
  test('the summary says what the terminal says, in a fence that nothing ends', () => {
    expect(stepSummary(deployed)).toBe(
      '### ctr-bg up: shop deployed\n\n```\nshop d7d786b5a867 is live\n  web: shop:2 → green\n```\n\n',
    );
    const error = { code: 'UNHEALTHY', message: 'bad', details: ['```', '<script>'] } as const;
    const failed = stepSummary({ ok: false, command: 'up', project: 'a_b', outcome: 'failed', error });
    expect(failed.split('\n')).toEqual([
      '### ctr-bg up: a\\_b failed (UNHEALTHY)',
      '',
      '````',
      'error: bad',
      '  ```',
      '  <script>',
      '````',
      '',
      '',
    ]);
  });

  test('the summary tells what became of real requests', () => {
    const counts = { failedByProxy: 0, failedByApplication: 0, left: 0, retried: 0 };
    const times = { p50Ms: 1, p95Ms: 4, p99Ms: 16 };
    const blue = { service: 'web', color: 'blue', generation: 'aaaaaaaaaaaa', requests: 40 } as const;
    const green = { ...blue, color: 'green', generation: 'bbbbbbbbbbbb', requests: 9 } as const;
    const services = [blue, green].map((one) => ({ ...counts, ...times, ...one }));
    const receipt = {
      generation: 'bbbbbbbbbbbb',
      reloadMs: 1,
      firstNewMs: 1,
      lastOldMs: 0,
      oldWorkersGoneMs: 2,
    };
    const traffic = { ...counts, requests: 49, longestGapMs: 10, services };
    const hosts = (deployed.hosts ?? []).map((host) => ({ ...host, receipt, traffic }));
    const summary = stepSummary({ ...deployed, hosts });
    expect(summary).toContain('  49 requests crossed it: none failed, longest gap 10 ms\n');
    expect(summary).toContain('    blue: 40, p50 1 ms, p95 4 ms, p99 16 ms\n');
    expect(summary).toContain('    green: 9, p50 1 ms, p95 4 ms, p99 16 ms\n');
  });

  test('a command that only looks leaves none', () => {
    expect(stepSummary({ ok: true, command: 'status', hosts: [] })).toBe('');
  });

  test('the outputs are read as they were meant', () => {
    const outputs = runnerOutputs(stepOutputs(deployed, 'end-1'));
    expect(outputs).toMatchObject({
      outcome: 'deployed',
      release: 'd7d786b5a867',
      previous: 'aaaaaaaaaaaa',
    });
    expect(JSON.parse(outputs['document'] ?? '')).toEqual(deployed);
  });

  test('a document that is too long for an output is left out', () => {
    const long = { ...deployed, hint: 'x'.repeat(300_000) };
    expect(runnerOutputs(stepOutputs(long, 'end-1'))).toMatchObject({ outcome: 'deployed', document: '' });
  });
});

test.each([
  [{ CI: 'true' }, true],
  [{ CI: 'woodpecker' }, true],
  [{ JENKINS_URL: 'https://ci.example.com/' }, true],
  [{ CI: 'false', JENKINS_URL: 'https://ci.example.com/' }, false],
  [{ CI: '' }, false],
  [{}, false],
])('%j is a CI system: %s', (environment, expected) => {
  expect(isAutomated(environment)).toBe(expected);
  expect(isWorkflow(environment)).toBe(false);
});
