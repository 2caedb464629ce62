import { afterEach, expect, jest, test } from '@jest/globals';
import { runProgram } from '../../../src/cli/program.ts';

const options = { name: 'ctr-bg', version: '1' };
afterEach(() => void jest.restoreAllMocks());

/** What is written by a command line that says what cannot be. */
async function misused(...argv: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const exitCode = await runProgram(argv, {}, options);
  const [stdout, stderr] = [out, err].map((spy) => spy.mock.calls.map(([text]) => String(text)).join(''));
  return { exitCode, stdout: stdout ?? '', stderr: stderr ?? '' };
}

test.each([
  [
    ['up', '--json', '--helth-path', '/'],
    'up',
    "unknown option '--helth-path'",
    'Did you mean --health-path?',
  ],
  [['--json', 'stats'], '', "unknown command 'stats'", 'Did you mean ctr-bg status?'],
  [['shop:2', '--json'], '', "unknown command 'shop:2'", 'Did you mean ctr-bg up shop:2?'],
  [
    ['--json', 'registry.example.com/shop'],
    '',
    "unknown command 'registry.example.com/shop'",
    'Did you mean ctr-bg up registry.example.com/shop?',
  ],
  [['version', '--json'], '', "unknown command 'version'", 'Did you mean ctr-bg --version?'],
  [['help', 'nope', '--json'], '', "unknown command 'nope'", undefined],
  [['help', 'stats', '--json'], '', "unknown command 'stats'", 'Did you mean ctr-bg status?'],
  [['status', '--json', '--progress'], 'status', "option '--progress <mode>' argument missing", undefined],
])('%j is one document with --json', async (argv, command, message, hint) => {
  const { exitCode, stdout, stderr } = await misused(...argv);
  expect(exitCode).toBe(2);
  const error = { code: 'USAGE', message, ...(hint === undefined ? {} : { hint }) };
  expect(JSON.parse(stdout)).toEqual({ ok: false, command, error });
  expect(stderr).toContain(message);
});

test('without --json people alone are told', async () => {
  expect(await misused('stats')).toMatchObject({ exitCode: 2, stdout: '' });
});

test.each([['help'], ['help', 'up'], ['up', '--help'], ['help', 'up', '--json']])(
  'help that was asked for is no mistake: %s %s',
  async (...argv) => {
    const { exitCode, stdout } = await misused(...argv);
    expect({ exitCode, isDocument: stdout.includes('"ok"') }).toEqual({ exitCode: 0, isDocument: false });
  },
);
