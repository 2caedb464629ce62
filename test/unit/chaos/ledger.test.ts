import { expect, test } from '@jest/globals';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseResult } from '../../../laboratory/chaos/case.ts';
import { figures } from '../../../laboratory/chaos/figures.ts';
import { openLedger } from '../../../laboratory/chaos/ledger.ts';

/** How runs of the chaos suite go on where others have ended. */
const result = (name: string, more: Partial<CaseResult> = {}): CaseResult => ({
  name,
  struck: true,
  exitCodes: [0],
  sent: 1000,
  lost: 0,
  ms: 1,
  violations: [],
  ...more,
});

const CASES = ['a:x#1:cut', 'a:x#1:gone', 'a:x#2:cut', 'a:x#2:gone'];

async function onFile(work: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-'));
  await work(join(folder, 'results')).finally(() => rm(folder, { recursive: true }));
}

test('a run goes on with what was not struck, or did not hold', async () => {
  await onFile(async (path) => {
    const first = await openLedger(path);
    expect(await first.plan('a', async () => CASES)).toEqual(CASES);
    await first.add(result('a:x#1:cut'));
    await first.add(result('a:x#1:gone', { violations: ['lost'] }));
    await first.add(result('a:x#2:cut', { struck: false }));
    // Torn by a kill.
    await appendFile(path, '{"name":"a:x#2:go\n');
    const second = await openLedger(path);
    expect(await second.plan('a', async () => ['another'])).toEqual(CASES);
    expect(CASES.filter((name) => !second.isDone(name))).toEqual(CASES.slice(1));
    await second.add(result('a:x#1:gone'));
    for (let times = 0; times < 2; times++) await second.add(result('a:x#2:cut', { struck: false }));
    expect(CASES.filter((name) => !second.isDone(name))).toEqual(['a:x#2:gone']);
  });
});

test('the figures say how many of all were struck, and what came of the latest strike', async () => {
  await onFile(async (path) => {
    const ledger = await openLedger(path);
    await ledger.plan('a', async () => CASES);
    await ledger.add(result('a:x#1:cut', { exitCodes: [null], lost: 2, violations: ['lost'] }));
    await ledger.add(result('a:x#1:cut', { exitCodes: [6] }));
    await ledger.add(result('a:x#1:gone', { violations: ['lost'], lost: 3 }));
    await ledger.add(result('a:x#2:cut', { struck: false }));
    await ledger.plan('2 walks from 7 on', async () => ['walk:7', 'walk:8']);
    await ledger.add(result('walk:8', { exitCodes: [0, null, 5] }));
    const tables = figures(await ledger.read());
    const table = tables.get('chaos');
    expect(table).toContain('| cut | 1 of 2 | 0 | 1 | 0 | 1,000 | 0 | 0 |');
    expect(table).toContain('| gone | 1 of 2 | 1 | 0 | 0 | 1,000 | 3 | 1 |');
    expect(table).toContain('| **all** | 2 of 4 | 1 | 1 | 0 | 2,000 | 3 | 1 |');
    expect(table).toContain('| a | 2 of 4 |');
    expect(table).not.toContain('walk');
    expect(tables.get('walks')).toContain('| 2 walks from 7 on | 1 of 2 | 1 | 1 | 1 | 1,000 | 0 | 0 |');
  });
});
