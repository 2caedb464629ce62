import { describe, expect, test } from '@jest/globals';
import { WATCH, copy, deployed, expectEverywhere, run, v1, v2 } from '../../support/checker.ts';
import { migrating } from '../../support/release.ts';
import { Clock, type Fault } from '../../support/simulated-host.ts';

/** The checker over a watch: green that is worse on one host is given up on all, unless nobody may go back. */
const watch = WATCH;
const worse: Fault[] = [{ host: 'b', kind: 'well', digest: 'sha256:v2', way: 'refuses' }];

describe('a watch', () => {
  test('that finds nothing lets green live, and a first deploy has nothing to be compared with', async () => {
    const disks = await deployed(v1);
    const violations: string[] = [];
    expect(await run(disks, { to: v2, watch, violations })).toMatchObject({ kind: 'deployed', unmet: [] });
    expectEverywhere(disks, ['sha256:v2'], 'watched');
    expect(violations).toEqual([]);
  });

  test('that says green is worse on one host brings blue back on all', async () => {
    const disks = await deployed(v1);
    const violations: string[] = [];
    const outcome = await run(disks, { to: v2, watch, faults: worse, violations });
    expect(outcome).toMatchObject({ kind: 'undone', unmet: [], because: { code: 'WORSE', exitCode: 7 } });
    expectEverywhere(disks, ['sha256:v1'], 'worse');
    expect(violations).toEqual([]);
  });

  test('does so also after a migration that can be gone back from', async () => {
    const disks = await deployed(v1);
    const outcome = await run(disks, { to: migrating('v2', true), watch, faults: worse, violations: [] });
    expect(outcome).toMatchObject({ kind: 'undone', because: { code: 'WORSE' } });
    expectEverywhere(disks, ['sha256:v1'], 'worse');
  });

  test('freezes after an irreversible one: green serves on, blue is kept running, and it fails', async () => {
    const disks = await deployed(v1);
    const told: unknown[] = [];
    const outcome = await run(disks, {
      to: migrating('v2', false),
      watch,
      faults: worse,
      hooks: (['post-switch', 'on-failure', 'on-rollback'] as const).map((name) => ({
        name,
        timeout: 1000,
        eachHost: false,
        action: { kind: 'local', command: ['true'], directory: '/' },
      })),
      onHook: (name, host, { CTR_BG_OUTCOME, CTR_BG_ERROR_CODE }) =>
        void told.push([name, host, CTR_BG_OUTCOME, CTR_BG_ERROR_CODE]),
      violations: [],
    });
    expect(told).toEqual([['on-failure', 'a', 'deployed', 'WORSE']]);
    expect(outcome).toMatchObject({
      kind: 'deployed',
      unmet: [],
      afterwards: { code: 'WORSE', exitCode: 7 },
    });
    for (const [host, { containers, proxy }] of disks) {
      const running = [...containers.values()].filter(({ state }) => state === 'running');
      const digests = running.map(({ image }) => image.digest);
      expect([host, digests.includes('sha256:v1'), digests.includes('sha256:v2')]).toEqual([
        host,
        true,
        true,
      ]);
      expect([host, proxy?.kept.size]).toEqual([host, 1]);
    }
  });

  test('that is killed at any moment leaves what the next deploy finishes', async () => {
    const start = await deployed(v1);
    for (let tick = 0; ; tick++) {
      const [disks, clock] = [copy(start), new Clock(tick)];
      const violations: string[] = [];
      await run(disks, { to: v2, watch, clock, violations });
      expect(await run(disks, { to: v2, watch, violations })).toMatchObject({ unmet: [] });
      expectEverywhere(disks, ['sha256:v2'], `killed at ${tick}`);
      expect(violations).toEqual([]);
      if (clock.ticks <= tick) break;
    }
  });
});
