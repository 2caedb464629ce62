import { describe, expect, test } from '@jest/globals';
import {
  chooseRelease,
  keptBeside,
  liveGeneration,
  place,
  recordOf,
  releaseOf,
  supportAsItIs,
  wayBack,
} from '../../../src/plan/index.ts';
import type { Goal, HostView, Release, ReleaseRecord } from '../../../src/types/index.ts';
import { serving } from '../../support/host-view.ts';
import { planText } from '../../support/plan-text.ts';
import { emptyHost, release, stack } from '../../support/release.ts';

const [v1, v2] = [release('v1'), release('v2')];

/** What lies on the volume, read back. */
const recorded = (of: Release): ReleaseRecord => JSON.parse(JSON.stringify(recordOf(of))) as ReleaseRecord;

function goalOf(record: ReleaseRecord, view: HostView): Goal {
  const generation = place(releaseOf(record, liveGeneration(view, 'shop')), view, 'test');
  const support = supportAsItIs(record, view, 'shop');
  return { generation, record, support, kept: keptBeside(generation, view, 0) };
}

const planBack = (to: Release, view: HostView): string[] => planText(goalOf(recorded(to), view), view);

function withRecords(view: HostView, ...releases: Release[]): HostView {
  const ids = new Map([['shop', releases.map(({ id }) => id)]]);
  return { ...view, proxy: view.proxy && { ...view.proxy, recorded: ids } };
}

describe('the plan of going back', () => {
  const before = serving(v1);
  const both = withRecords(serving(v2, before), v1, v2);

  test('warm: the probe, and the switch', () => {
    expect(planBack(v1, both)).toEqual([
      'prepare a.4 ? healthy web blue',
      'switch a.1 + route',
      'switch a.2 ? serving',
      'retire a.1 ? drained shop-web-green-1 30000ms',
      'retire a.2 + gone shop-web-green-1',
      'retire a.3 + pruned',
    ]);
    expect(wayBack(place(v1, both, 'test'), both)).toBe('warm');
  });

  test('stopped: they are started first', () => {
    const containers = both.containers.map((found) =>
      found.color === 'blue' ? { ...found, state: 'exited' as const } : found,
    );
    const view = { ...both, containers };
    expect(planBack(v1, view)[0]).toBe('prepare a.3 + run shop-web-blue-1 10.210.1.238');
    expect(wayBack(place(v1, view, 'test'), view)).toBe('stopped');
  });

  test('removed: it is made anew from the image and the record, which is there already', () => {
    const view = withRecords(serving(v2, { ...before, containers: [] }), v1, v2);
    const staged = view.proxy && { ...view.proxy, staged: view.proxy.staged.slice(1) };
    const pruned = { ...view, proxy: staged };
    expect(planBack(v1, pruned)).toEqual([
      'prepare a.1 + image shop:v1',
      'prepare a.3 + run shop-web-blue-1 10.210.1.238',
      'prepare a.4 ? healthy web blue',
      'prepare a.4 + staged',
      'switch a.1 + route',
      'switch a.2 ? serving',
      'retire a.1 ? drained shop-web-green-1 30000ms',
      'retire a.2 + gone shop-web-green-1',
      'retire a.3 + pruned',
    ]);
    expect(wayBack(place(v1, pruned, 'test'), pruned)).toBe('removed');
  });

  test('what serves already is live, and is left alone', () => {
    expect(planBack(v2, both).filter((line) => line.startsWith('switch'))).toEqual(['switch a.2 ? serving']);
    expect(wayBack(place(v2, both, 'test'), both)).toBe('live');
  });
});

describe('a record', () => {
  test('has no key, no service that a deploy leaves alone, and dependencies among the others alone', () => {
    const material = { chain: () => 'chain', key: () => 'canary' };
    const front = { ...v1.front, certificates: [{ id: 'one', hosts: ['*'], material }] };
    const record = recordOf({ ...stack('v1'), front });
    expect(JSON.stringify(record)).not.toContain('canary');
    expect(record).not.toHaveProperty('supporting');
    expect(record.dependencies).toEqual({ web: [] });
    expect(record.networks).toHaveLength(1);
  });

  test('comes back under a certificate that was renewed since', () => {
    const certified = (id: string, host = '*'): Release => ({
      ...v1,
      front: { ...v1.front, certificates: [{ id, hosts: [host] }] },
    });
    const live = place(certified('renewed'), emptyHost, 'test');
    expect(releaseOf(recorded(certified('old')), live).front.certificates).toEqual([
      { id: 'renewed', hosts: ['*'] },
    ]);
    const other = recorded(certified('other', 'a.example.com'));
    expect(releaseOf(other, live).front.certificates).toEqual([{ id: 'other', hosts: ['a.example.com'] }]);
  });
});

describe('which release', () => {
  const known = { live: 'cc3', served: ['cc3', 'bb2', 'aa1'], recorded: ['aa1', 'aa9', 'bb2', 'cc3'] };

  test('is the one that served before, or the one whose id begins so', () => {
    expect(chooseRelease(undefined, known)).toBe('bb2');
    expect(chooseRelease(undefined, { ...known, live: 'bb2' })).toBe('cc3');
    expect(chooseRelease('aa1', known)).toBe('aa1');
    expect(chooseRelease('c', known)).toBe('cc3');
  });

  test.each([
    ['x', known, 'there is no release x to go back to'],
    [undefined, { ...known, served: ['cc3'] }, 'nothing else has served before'],
    [
      undefined,
      { ...known, recorded: ['cc3'] },
      'release bb2 served before, and what would bring it back is gone',
    ],
  ])('%s of %j: %s', (wanted, of, message) => {
    const choose = () => chooseRelease(wanted, of);
    expect(choose).toThrow(expect.objectContaining({ code: 'NOTHING_TO_GO_BACK_TO', exitCode: 9, message }));
  });

  test('that could be one of several has to be said', () => {
    expect(() => chooseRelease('aa', known)).toThrow(
      expect.objectContaining({ code: 'USAGE', hint: 'Say which one: aa1, aa9.' }),
    );
  });
});
