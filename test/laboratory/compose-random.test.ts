import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { laboratory, type Laboratory } from '../../laboratory/index.ts';
import type { Case } from '../support/compose/cases.ts';
import { ctrBgSays } from '../support/compose/ctr-bg.ts';
import { composeSays, type Verdict } from '../support/compose/judge.ts';
import { comparable } from '../support/compose/normal.ts';
import { DECIDED } from '../support/compose/random/decided.ts';
import { FAMILIES, type RandomCase } from '../support/compose/random/index.ts';
import { sized } from '../support/size.ts';

/** `COMPOSE_RUNS=2000 COMPOSE_SEED=1 npm test -- compose-random`: the full run, of other cases. */
const RUNS = Number(process.env['COMPOSE_RUNS'] ?? sized(30, 100));
const SEED = Number(process.env['COMPOSE_SEED'] ?? 42);

let lab: Laboratory;
let root: string;
beforeAll(async () => {
  lab = await laboratory();
  root = await mkdtemp(join(tmpdir(), 'compose-random-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function write({ files, settings }: RandomCase): Promise<Case> {
  const folder = join(root, 'project');
  await rm(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return { ...settings, name: 'random', folder };
}

async function bothSay(random: RandomCase): Promise<{ compose: Verdict; ours: Verdict }> {
  const item = await write(random);
  const compose = composeSays((args, options) => lab.dockerCompose(args, options), item);
  return { compose: await compose, ours: await ctrBgSays(item) };
}

describe('made up by chance, both read alike:', () => {
  test.each(Object.entries(FAMILIES))(
    '%s',
    async (_, { arbitrary, share }) => {
      const property = fc.asyncProperty(arbitrary, async (random) => {
        const { compose, ours } = await bothSay(random);
        expect(comparable(ours)).toEqual(comparable(compose));
      });
      await fc.assert(property, { seed: SEED, numRuns: Math.ceil((RUNS * share) / 100) });
    },
    1_800_000,
  );
});

describe('disagreements that are decided:', () => {
  test.each(DECIDED.map((item) => [item.what, item] as const))(
    '%s',
    async (_, { text, files, compose, ours }) => {
      const said = await bothSay({ files: { 'compose.yaml': text, ...files }, settings: {} });
      expect({ compose: said.compose.kind, ours: said.ours.kind }).toEqual({ compose, ours });
      expect(comparable(said.ours)).not.toEqual(comparable(said.compose));
    },
  );
});
