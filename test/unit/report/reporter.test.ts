import { beforeAll, describe, expect, test } from '@jest/globals';
import { type ProgressMode, type ProgressStream, createReporter } from '../../../src/report/index.ts';
import type { Event } from '../../../src/types/index.ts';
import { createScreen } from './screen.ts';
import { DEPLOY, FAILURE, SECRET, STEPS } from './steps.ts';

type Timeline = readonly (readonly [number, Event])[];
type Screen = ReturnType<typeof createScreen>;

/** Plays events on a screen; `until` stops before the first event after that time, and leaves the view open. */
async function play(
  mode: ProgressMode,
  events: Timeline,
  options: { screen?: Screen; until?: number; color?: boolean; showHosts?: boolean } = {},
) {
  const {
    screen = createScreen(),
    until = Number.POSITIVE_INFINITY,
    color = false,
    showHosts = false,
  } = options;
  let clock = 1_000_000;
  const reporter = await createReporter({
    mode,
    stream: screen,
    color,
    now: () => clock,
    showHosts: () => showHosts,
  });
  for (const [at, event] of events) {
    if (at > until) break;
    clock = 1_000_000 + at;
    reporter.emit(event);
  }
  if (until === Number.POSITIVE_INFINITY) reporter.stop();
  return { screen, reporter };
}

describe('plain progress', () => {
  test('is one line for what matters', async () => {
    expect((await play('plain', DEPLOY)).screen.text()).toBe(
      [
        '   0.0s  prepare',
        '   0.0s  pulling shop:2',
        '   2.1s  pulled shop:2 (30.0 MB)',
        '   2.5s  start shop-web-green-1: done in 360 ms',
        '   2.5s  wait until web answers on :8080/up',
        '   2.5s  shop-web-green-1: not healthy yet: connection refused',
        '   2.7s  shop-web-green-1: not healthy yet: 503',
        '   3.0s  shop-web-green-1: healthy: 200',
        '   3.1s  wait until web answers on :8080/up: seen in 620 ms',
        '   3.1s  warning: the proxy is old',
        '   3.1s  prepare: done in 3.1 s',
        '   3.1s  switch',
        '   3.2s  switch to generation 0123456789ab: done in 50 ms',
        '   3.3s  switched: reload 41 ms, new from 12 ms, old until 9 ms, old workers gone at 1.2 s',
        '   3.3s  see generation 0123456789ab answer: seen in 60 ms',
        '   3.3s  switch: done in 140 ms',
        '',
      ].join('\n'),
    );
  });

  test('tells a failure, without the control characters of others', async () => {
    expect((await play('plain', FAILURE)).screen.text()).toBe(
      [
        '   0.0s  prepare',
        '   0.0s  wait until web answers on :8080/up',
        '   5.0s  wait until web answers on :8080/up: failed after 5.0 s: it exited with code 1',
        '   5.0s  prepare: failed after 5.0 s',
        '   5.0s  turning back: web is not healthy',
        '   5.0s  undo: prepare',
        '   5.0s  undo: prepare: done in 10 ms',
        '',
      ].join('\n'),
    );
  });

  test('names hosts when there are several', async () => {
    const { screen } = await play('plain', [[0, { kind: 'step-started', step: STEPS.drained }]], {
      showHosts: true,
    });
    expect(screen.text()).toBe('   0.0s  one: drain blue\n');
  });
});

test('quiet progress is warnings alone', async () => {
  expect((await play('quiet', DEPLOY)).screen.text()).toBe('warning: the proxy is old\n');
});

describe('JSON progress', () => {
  const documents: Record<string, unknown>[] = [];
  beforeAll(async () => {
    const { screen } = await play('json', DEPLOY);
    documents.push(...parse(screen.text()));
  });
  const parse = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test('is one object a line, with the time', async () => {
    expect(documents[0]).toEqual({ at: 0, kind: 'stage-started', stage: 'prepare', undo: false });
    expect(documents.find(({ kind }) => kind === 'step-ended')).toEqual({
      at: 12,
      kind: 'step-ended',
      step: { kind: 'network', host: 'one', text: 'make the network', because: 'of a reason' },
      ms: 2,
      result: 'held',
    });
  });
  test('tells a pull once a second, and its end', async () => {
    expect(documents.filter(({ kind }) => kind === 'pull').map(({ at }) => at)).toEqual([30, 2000, 2100]);
  });
});

test.each(['tty', 'plain', 'json', 'quiet'] as const)('no secret is told in %s mode', async (mode) => {
  expect((await play(mode, DEPLOY)).screen.text()).not.toContain(SECRET);
  expect((await play(mode, FAILURE)).screen.text()).not.toContain(SECRET);
});

describe('the live view', () => {
  test('shows the stage, what is finished and what is being done', async () => {
    const { screen, reporter } = await play('tty', DEPLOY, { until: 2000 });
    expect(screen.lines()).toEqual([
      '▸ prepare  2 s',
      '  · pull shop:2     1 s  ███████████████████░  96% of 30.0 MB',
    ]);
    reporter.stop();
  });

  test('shows the last answer of a probe', async () => {
    const { screen, reporter } = await play('tty', DEPLOY, { until: 2700 });
    expect(screen.lines()).toEqual([
      '▸ prepare  2 s',
      '  ✔ pull shop:2                          2.1 s',
      '  ✔ start shop-web-green-1              360 ms',
      '  · wait until web answers on :8080/up     0 s  503',
    ]);
    reporter.stop();
  });

  test('shows a pull that comes before the first stage', async () => {
    const pull: Event = { kind: 'pull', host: 'one', reference: 'shop:2', current: 1, total: 4, done: false };
    const { screen, reporter } = await play(
      'tty',
      [
        [0, pull],
        [1500, { ...pull, current: 2 }],
        [9000, pull],
      ],
      { until: 2000 },
    );
    expect(screen.lines()).toEqual([
      '▸ look up images  1 s',
      '  · pull shop:2     1 s  ██████████░░░░░░░░░░  50% of 4 B',
    ]);
    reporter.emit({ kind: 'stage-started', stage: 'prepare', undo: false });
    expect(screen.lines()).toEqual(['▸ prepare  0 s']);
    reporter.stop();
  });

  test('leaves a line for each stage, and whatever warned', async () => {
    expect((await play('tty', DEPLOY)).screen.lines()).toEqual([
      'warning: the proxy is old',
      '✔ prepare  3 steps, 1 already so  3.1 s',
      'switched: reload 41 ms, new from 12 ms, old until 9 ms, old workers gone at 1.2 s',
      '✔ switch  2 steps  140 ms',
    ]);
  });

  test('leaves what failed', async () => {
    expect((await play('tty', FAILURE)).screen.lines()).toEqual([
      'wait until web answers on :8080/up: failed after 5.0 s: it exited with code 1',
      '✖ prepare  1 failed  5.0 s',
      'turning back: web is not healthy',
      '✔ undo: prepare  10 ms',
    ]);
  });

  test('leaves a line for a stage that was left in the middle', async () => {
    const { screen, reporter } = await play('tty', DEPLOY, { until: 2500 });
    reporter.stop();
    reporter.stop();
    expect(screen.lines()).toEqual(['✖ prepare  1 not finished, 2 steps, 1 already so  2.5 s']);
  });

  test.each([80, 40, 20])('keeps its moving lines within %i columns', async (columns) => {
    const screen = createScreen(columns);
    const { reporter } = await play('tty', DEPLOY, { screen, until: 2700 });
    for (const line of screen.lines()) expect([...line].length).toBeLessThan(columns);
    expect(screen.lines()).toHaveLength(4);
    reporter.stop();
  });

  test('keeps what is being done when the terminal is low', async () => {
    const screen = createScreen(80, 5);
    const { reporter } = await play('tty', DEPLOY, { screen, until: 2700 });
    expect(screen.lines()).toEqual([
      '▸ prepare  2 s',
      '  ✔ start shop-web-green-1              360 ms',
      '  · wait until web answers on :8080/up     0 s  503',
    ]);
    reporter.stop();
  });

  test.each([[DEPLOY], [FAILURE]])('writes no line again that stays the same', async (events) => {
    expect((await play('tty', events)).screen.needless()).toEqual([]);
  });

  test('never hides the cursor, so that nothing has to bring it back', async () => {
    expect((await play('tty', DEPLOY)).screen.text()).not.toContain('?25');
  });

  test('tells what several hosts do, each in its line, and what they have done in one', async () => {
    const other = { ...STEPS.run, host: 'two' };
    const { screen, reporter } = await play(
      'tty',
      [
        [0, { kind: 'stage-started', stage: 'prepare', undo: false }],
        [0, { kind: 'step-started', step: STEPS.run }],
        [0, { kind: 'step-started', step: other }],
        [400, { kind: 'step-ended', step: STEPS.run, ms: 400, result: 'made' }],
        [410, { kind: 'step-started', step: STEPS.healthy }],
        [900, { kind: 'step-ended', step: other, ms: 900, result: 'made' }],
        [910, { kind: 'step-started', step: { ...STEPS.healthy, host: 'two' } }],
        [2000, { kind: 'warning', message: 'the end', host: 'two' }],
      ],
      { showHosts: true, until: 2000 },
    );
    expect(screen.lines()).toEqual([
      'warning: two: the end',
      '▸ prepare  2 s',
      '  ✔ start shop-web-green-1 on 2 hosts        900 ms',
      '  · one: wait until web answers on :8080/up     1 s',
      '  · two: wait until web answers on :8080/up     1 s',
    ]);
    reporter.stop();
  });

  test('is drawn anew when the terminal gets another size, and no more when it is over', async () => {
    const screen = createScreen();
    const { reporter } = await play('tty', DEPLOY, { screen, until: 2700 });
    screen.resize(40);
    expect(screen.lines()).toEqual([
      '▸ prepare  2 s',
      '  ✔ pull shop:2                   2.1 s',
      '  ✔ start shop-web-green-1       360 ms',
      '  · wait until web answers on …     0 s',
    ]);
    reporter.stop();
    expect(screen.listeners()).toBe(0);
  });

  test('a reason that is longer than the terminal is not cut', async () => {
    const because = 'a long story '.repeat(12).trim();
    const { screen } = await play('tty', [
      [0, { kind: 'stage-started', stage: 'prepare', undo: false }],
      [1, { kind: 'turning-back', because }],
      [2, { kind: 'stage-ended', stage: 'prepare', undo: false, ms: 2 }],
    ]);
    expect(screen.lines()).toEqual([`turning back: ${because}`, '✔ prepare  2 ms']);
  });

  test('is coloured only when it is to be', async () => {
    const { screen } = await play('tty', DEPLOY, { color: true });
    expect(screen.text()).toContain('\u001B[32m✔');
    expect((await play('plain', DEPLOY)).screen.text()).not.toContain('\u001B');
  });
});

describe('a reader that goes away', () => {
  test.each(['tty', 'plain', 'json', 'quiet'] as const)(
    'does not end the deploy in %s mode',
    async (mode) => {
      let writes = 0;
      const stream: ProgressStream = {
        write() {
          writes++;
          throw Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
        },
      };
      const reporter = await createReporter({ mode, stream, color: false, now: () => 0 });
      for (const [, event] of DEPLOY) reporter.emit(event);
      reporter.stop();
      expect(writes).toBe(1);
    },
  );

  test('is noticed by its event too', async () => {
    const listeners: ((error: Error) => void)[] = [];
    const written: string[] = [];
    const reporter = await createReporter({
      mode: 'plain',
      stream: { write: (text) => written.push(text), on: (_, listener) => listeners.push(listener) },
      color: false,
      now: () => 0,
    });
    reporter.emit({ kind: 'warning', message: 'first' });
    for (const listener of listeners) listener(new Error('write EPIPE'));
    reporter.emit({ kind: 'warning', message: 'second' });
    expect(written).toEqual(['   0.0s  warning: first\n']);
  });
});
