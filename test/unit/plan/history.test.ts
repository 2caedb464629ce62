import { describe, expect, test } from '@jest/globals';
import {
  cutOffAfterSwitch,
  cutOffWhileWatched,
  obsoleteReleases,
  pastCommands,
  retainOf,
  servedReleases,
} from '../../../src/plan/index.ts';
import type { JournalEntry } from '../../../src/types/index.ts';

const by = { user: 'me', machine: 'laptop' };
let at = 0;

function command(
  id: string,
  from: string | null,
  to: string | null,
  way?: 'forward' | 'back',
): JournalEntry[] {
  at += 1000;
  const intent = { kind: 'intent', at, id, command: 'up', by, from, to, services: [] } as const;
  return way === undefined ? [intent] : [intent, { kind: 'decision', at: at + 1, id, way }];
}

const served = (...commands: JournalEntry[][]): string[] => servedReleases(pastCommands(commands.flat()));

describe('what has served', () => {
  test('is the latest first, each once', () => {
    expect(served(command('1', null, 'v1', 'forward'), command('2', 'v1', 'v2', 'forward'))).toEqual([
      'v2',
      'v1',
    ]);
    expect(
      served(
        command('1', null, 'v1', 'forward'),
        command('2', 'v1', 'v2', 'forward'),
        command('3', 'v2', 'v1', 'forward'),
      ),
    ).toEqual(['v1', 'v2']);
  });

  test('is not what was turned back, nor what was cut off before it was decided', () => {
    expect(
      served(command('1', null, 'v1', 'forward'), command('2', 'v1', 'v2', 'back'), command('3', 'v1', 'v3')),
    ).toEqual(['v1']);
  });

  test('is also what served before the journal begins', () => {
    expect(served(command('9', 'v8', 'v9', 'forward'))).toEqual(['v9', 'v8']);
  });

  test('is also what the next command found serving, when its own was cut off after the switch', () => {
    expect(
      served(
        command('1', null, 'v1', 'forward'),
        command('2', 'v1', 'v2'),
        command('3', 'v2', 'v3', 'forward'),
      ),
    ).toEqual(['v3', 'v2', 'v1']);
  });

  test('notes of a command whose beginning is lost are passed over', () => {
    const [, decision] = command('1', null, 'v1', 'forward');
    expect(served(decision ? [decision] : [])).toEqual([]);
  });
});

describe('what nobody goes back to any more', () => {
  const served = ['r9', 'r8', 'r7', 'r6'];
  const recorded = ['r6', 'r7', 'r8', 'r9', 'failed', 'older'];

  test('is what is older than so many, and what never served', () => {
    expect(obsoleteReleases({ served, recorded, needed: ['r9'], retain: 2 })).toEqual([
      'r6',
      'failed',
      'older',
    ]);
    expect(obsoleteReleases({ served, recorded, needed: ['r9'], retain: 0 })).not.toContain('r9');
  });

  test('is not what serves, is kept running or was just tried, and these take no place of others', () => {
    const needed = ['r9', 'r6', 'failed', null];
    expect(obsoleteReleases({ served, recorded, needed, retain: 1 })).toEqual(['r7', 'older']);
  });

  test('is nothing while there are few', () => {
    expect(obsoleteReleases({ served, recorded: served, needed: ['r9'], retain: 5 })).toEqual([]);
  });
});

test('how many can be gone back to is what the latest command said that had the file', () => {
  const saying = (id: string, retain?: number): JournalEntry[] =>
    command(id, 'v1', 'v2').map((entry) => (retain === undefined ? entry : { ...entry, retain }));
  expect(retainOf(pastCommands([...saying('1', 9), ...saying('2', 1), ...saying('3')]))).toBe(1);
  expect(retainOf(pastCommands(saying('1')))).toBe(5);
});

test('a command that was cut off while its release was watched is the last one, not decided, of what serves', () => {
  const before = command('1', null, 'v1', 'forward');
  const cut = (live: string | undefined, entries: JournalEntry[]): string | undefined =>
    cutOffWhileWatched(pastCommands([...before, ...entries]), live)?.id;
  expect(cut('v2', command('2', 'v1', 'v2'))).toBe('2');
  // Before its switch, decided, without a switch of its own, followed by another one, and none at all.
  expect(cut('v1', command('2', 'v1', 'v2'))).toBeUndefined();
  expect(cut('v2', command('2', 'v1', 'v2', 'forward'))).toBeUndefined();
  expect(cut('v1', command('2', 'v1', 'v1'))).toBeUndefined();
  expect(cut('v2', [...command('2', 'v1', 'v2'), ...command('3', 'v2', 'v2', 'forward')])).toBeUndefined();
  expect(cutOffWhileWatched([], undefined)).toBeUndefined();
});

describe('a command that was cut off while its hooks may have been at work', () => {
  const before = command('1', null, 'v1', 'forward');
  const cut = (entries: JournalEntry[]): string | undefined =>
    cutOffAfterSwitch(pastCommands([...before, ...entries]))?.id;
  const ended = (id: string): JournalEntry => ({
    kind: 'outcome',
    at: ++at,
    id,
    outcome: 'deployed',
    timings,
    leftovers: [],
  });
  const timings = { prepareMs: 0, healthyMs: 0, switchMs: 0, drainMs: 0, totalMs: 0 };

  test('is the last one, decided forward and without an end', () => {
    expect(cut(command('2', 'v1', 'v2', 'forward'))).toBe('2');
  });

  test.each([
    ['one that has ended', () => [...command('2', 'v1', 'v2', 'forward'), ended('2')]],
    ['one that was cut off before it was decided', () => command('2', 'v1', 'v2')],
    ['one that was turned back', () => command('2', 'v1', 'v2', 'back')],
    [
      'one that another one has come after',
      () => [...command('2', 'v1', 'v2', 'forward'), ...command('3', 'v2', 'v3', 'forward'), ended('3')],
    ],
    [
      'one that runs no such hook',
      () =>
        command('2', 'v1', 'v2', 'forward').map((entry) => ({
          ...entry,
          ...(entry.kind === 'intent' && { command: 'rollback' }),
        })),
    ],
  ])('is not %s', (_what, entries) => {
    expect(cut(entries())).toBeUndefined();
  });
});
