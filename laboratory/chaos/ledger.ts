import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CaseResult } from './case.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/ctr-bg.cjs', import.meta.url));

/** How often a case is tried whose call is not made each time. */
const TRIES = 3;

/** A case as it is written down; `program` tells the build that was struck from others. */
export type Entry = CaseResult & { readonly program: string };
type Plan = { readonly plan: string; readonly cases: readonly string[] };

/** What has been struck in all the runs that share a file, one JSON line for each case; without a file, in this one. */
export type Ledger = {
  /** The cases of a scenario: those of whoever wrote them down first, since two runs never make quite the same calls. */
  readonly plan: (scenario: string, cases: () => Promise<readonly string[]>) => Promise<readonly string[]>;
  readonly add: (result: CaseResult) => Promise<void>;
  /** Not to be struck again: it was, and all held; or its call was not made for several times. */
  readonly isDone: (name: string) => boolean;
  /** Of each case that was planned, or struck beside: its latest result. */
  readonly read: () => Promise<Findings>;
};

export type Findings = {
  readonly plans: ReadonlyMap<string, readonly string[]>;
  /** By name; a strike counts before a try of which the call was not made. */
  readonly latest: ReadonlyMap<string, Entry>;
};

export async function openLedger(path: string | undefined): Promise<Ledger> {
  const program = createHash('sha256')
    .update(await readFile(PROGRAM))
    .digest('hex')
    .slice(0, 12);
  const lines: (Entry | Plan)[] = path === undefined ? [] : await readLines(path);
  const write = async (line: Entry | Plan): Promise<void> => {
    lines.push(line);
    // One write, so that two runs do not mix their lines.
    if (path !== undefined) await appendFile(path, `${JSON.stringify(line)}\n`);
  };
  const read = async (): Promise<Findings> => findings(path === undefined ? lines : await readLines(path));
  return {
    plan: async (scenario, cases) => {
      const known = (await read()).plans.get(scenario);
      if (known === undefined) await write({ plan: scenario, cases: await cases() });
      return (await read()).plans.get(scenario) ?? [];
    },
    add: (result) => write({ ...result, program }),
    isDone: (name) => {
      const tries = lines.filter((line): line is Entry => 'name' in line && line.name === name);
      const last = tries.findLast(({ struck }) => struck);
      return last === undefined ? tries.length >= TRIES : last.violations.length === 0;
    },
    read,
  };
}

/** A line that a kill has torn is passed over. */
async function readLines(path: string): Promise<(Entry | Plan)[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as Entry | Plan];
    } catch {
      return [];
    }
  });
}

function findings(lines: readonly (Entry | Plan)[]): Findings {
  const plans = new Map<string, readonly string[]>();
  const latest = new Map<string, Entry>();
  for (const line of lines) {
    if ('plan' in line) {
      if (!plans.has(line.plan)) plans.set(line.plan, line.cases);
    } else if (line.struck || !latest.get(line.name)?.struck) latest.set(line.name, line);
  }
  return { plans, latest };
}
