import { describe, expect, test } from '@jest/globals';
import { isFirstVerdict } from '../../../src/probe/watch.ts';

const state = (Status: string, ...exitCodes: readonly number[]) => ({
  Status: 'running',
  Running: true,
  Restarting: false,
  Paused: false,
  OOMKilled: false,
  ExitCode: 0,
  Error: '',
  StartedAt: '2026-01-01T10:00:00.123456789Z',
  Health: {
    Status,
    Log: exitCodes.map((ExitCode, index) => ({
      Start: `2026-01-01T12:0${index}:00.5+02:00`,
      ExitCode,
      Output: '',
    })),
  },
});

describe('the first verdict of a HEALTHCHECK', () => {
  test.each([
    ['is still to come while it starts', 'starting', [], true],
    ['has come when no result since the start was good', 'unhealthy', [1], true],
    ['has come, of a check that may fail three times', 'unhealthy', [1, 1, 1], true],
    ['is past when it was healthy before', 'unhealthy', [0, 1, 1, 1], false],
    [
      'is past, as far as one can tell, when the engine may have forgotten results',
      'unhealthy',
      [1, 1, 1, 1, 1],
      false,
    ],
    ['is past for one that is healthy', 'healthy', [0], false],
    ['is not known of one without results', 'unhealthy', [], false],
  ])('%s', (_what, status, exitCodes, expected) => {
    expect(isFirstVerdict(state(status, ...exitCodes))).toBe(expected);
  });

  test('results from before the last start say nothing', () => {
    const restarted = { ...state('unhealthy', 0, 1), StartedAt: '2026-01-01T10:00:59.9Z' };
    expect(isFirstVerdict(restarted)).toBe(true);
  });

  test('is none without a HEALTHCHECK', () => {
    const { Health: _health, ...rest } = state('starting');
    expect(isFirstVerdict(rest)).toBe(false);
  });
});
