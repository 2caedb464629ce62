import { beforeAll, describe, expect, test } from '@jest/globals';
import { laboratory, type Laboratory } from '../../laboratory/index.ts';
import { argumentsOf, casesOf, surroundingsOf, type Case } from '../support/compose/cases.ts';
import { ctrBgSays } from '../support/compose/ctr-bg.ts';
import { composeSays, type Verdict } from '../support/compose/judge.ts';
import { normal, STRICTER } from '../support/compose/normal.ts';
import { someOf } from '../support/size.ts';

const GROUPS = ['attributes', 'files', 'stacks', 'containers', 'newest'];

let lab: Laboratory;
beforeAll(async () => {
  lab = await laboratory();
});

/** What the command itself prints: nothing is redacted, so that it can be compared. */
async function commandPrints(item: Case): Promise<unknown> {
  const { cwd, env } = surroundingsOf(item);
  const args = ['config', '--json', '--no-redact', ...argumentsOf(item)];
  const { exitCode, stdout } = await lab.ctrBg(args, { cwd, env });
  if (exitCode !== 0) throw new Error(`ctr-bg refuses it: ${stdout}`);
  return JSON.parse(stdout) as unknown;
}

function projectOf(verdict: Verdict): unknown {
  if (verdict.kind === 'project') return verdict.project;
  throw new Error(`it is refused: ${verdict.message}`);
}

const composeOf = (item: Case): Promise<Verdict> =>
  composeSays((args, options) => lab.dockerCompose(args, options), item);

describe('ctr-bg config prints what docker compose config prints:', () => {
  const cases = GROUPS.flatMap(casesOf).filter(({ name }) => STRICTER[name] === undefined);

  test('on at least 60 files, of which 20 are stacks as people have them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(casesOf('stacks').length).toBeGreaterThanOrEqual(20);
  });

  test.each(someOf(cases, 3).map((item) => [item.name, item] as const))('%s', async (_, item) => {
    const [compose, ours] = await Promise.all([composeOf(item), ctrBgSays(item)]);
    expect(normal(projectOf(ours))).toEqual(normal(projectOf(compose)));
  });

  // Each is read above without a process; here by the whole command.
  test.each(someOf(casesOf('stacks'), 4).map((item) => [item.name, item] as const))(
    'in a terminal too: %s',
    async (_, item) => {
      expect(await commandPrints(item)).toEqual(projectOf(await ctrBgSays(item)));
    },
  );
});

describe('what docker compose refuses is refused:', () => {
  test.each(someOf(casesOf('refused'), 3).map((item) => [item.name, item] as const))(
    '%s',
    async (_, item) => {
      const [compose, ours] = await Promise.all([composeOf(item), ctrBgSays(item)]);
      expect(compose).toMatchObject({ kind: 'refused', message: expect.stringContaining(item.error ?? '') });
      expect(ours.kind).toBe('refused');
    },
  );
});

describe('what docker compose takes, and ctr-bg refuses on purpose:', () => {
  test.each(someOf(Object.entries(STRICTER), 3))('%s, for %s', async (name) => {
    const item = GROUPS.flatMap(casesOf).find((one) => one.name === name);
    if (item === undefined) throw new Error(`there is no case ${name}`);
    expect((await composeOf(item)).kind).toBe('project');
    expect((await ctrBgSays(item)).kind).toBe('refused');
  });
});
