import { access, constants, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CtrBgError, type ProofDocument } from '../../types/index.ts';
import type { ProveFlags } from '../prove-flags.ts';

type Files = Pick<ProveFlags, 'junit' | 'html'>;

/** That a report cannot be written is told before there is something to report. */
export async function checkFiles({ junit, html }: Files): Promise<void> {
  for (const [flag, path] of [
    ['--junit', junit],
    ['--html', html],
  ] as const) {
    if (path === undefined) continue;
    await access(dirname(path), constants.W_OK).catch((cause: unknown) => {
      throw new CtrBgError('USAGE', `${flag}: the folder of ${path} cannot be written to`, { cause });
    });
  }
}

export async function writeFiles({ junit, html }: Files, proof: ProofDocument): Promise<void> {
  if (junit === undefined && html === undefined) return;
  const { proofJunit, proofPage } = await import('../../report/proof-files.ts');
  if (junit !== undefined) await write('--junit', junit, proofJunit(proof));
  if (html !== undefined) await write('--html', html, proofPage(proof));
}

async function write(flag: string, path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((cause: Error) => {
    throw new CtrBgError('USAGE', `${flag}: ${path} could not be written: ${cause.message}`, { cause });
  });
}
