import { expect } from '@jest/globals';
import type { CtrBgOptions, Laboratory } from '../../laboratory/index.ts';
import type { FindingCode, FindingDocument, ResultDocument } from '../../src/types/index.ts';

export type Doctored = {
  readonly exitCode: number | null;
  readonly document: ResultDocument;
  readonly findings: readonly FindingDocument[];
};

/** `ctr-bg doctor --json`. */
export async function doctor(
  lab: Laboratory,
  flags: readonly string[] = [],
  options: CtrBgOptions = {},
): Promise<Doctored> {
  const { exitCode, stdout } = await lab.ctrBg(['doctor', '--json', ...flags], options);
  const document = JSON.parse(stdout) as ResultDocument;
  return { exitCode, document, findings: document.findings ?? [] };
}

/** What is found, as `CODE WHERE`. */
export const names = (findings: readonly FindingDocument[]): string[] =>
  findings.map(({ code, where }) => `${code} ${where}`).sort();

/** Just these are found, all by their codes; --fix then cures them, and nothing is left. */
export async function expectCured(lab: Laboratory, codes: readonly FindingCode[]): Promise<void> {
  const { exitCode, findings } = await doctor(lab);
  expect({ exitCode, codes: codesOf(findings) }).toEqual({ exitCode: 8, codes: [...codes].sort() });
  expect(findings.filter(({ fixable }) => !fixable)).toEqual([]);
  const treated = await doctor(lab, ['--fix']);
  expect(treated).toMatchObject({ exitCode: 0 });
  expect(treated.findings.filter(({ fixed }) => fixed !== true)).toEqual([]);
  await expectWell(lab);
}

export async function expectWell(lab: Laboratory): Promise<void> {
  const { exitCode, findings } = await doctor(lab);
  expect({ exitCode, findings }).toEqual({ exitCode: 0, findings: [] });
}

/** Just this is found, and --fix leaves it to a person. Returns what is told of it. */
export async function expectLeft(lab: Laboratory, codes: readonly FindingCode[]): Promise<FindingDocument[]> {
  const { exitCode, findings } = await doctor(lab, ['--fix']);
  expect({ exitCode, codes: codesOf(findings) }).toEqual({ exitCode: 8, codes: [...codes].sort() });
  expect(findings.filter(({ fixed }) => fixed === true)).toEqual([]);
  return [...findings];
}

const codesOf = (findings: readonly FindingDocument[]): FindingCode[] =>
  findings.map(({ code }) => code).sort();
