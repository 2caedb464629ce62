import { diagnoseAll, treatAll, unreachable, type DoctorOptions, type Treated } from '../../apply/index.ts';
import { errorDocument } from '../../report/index.ts';
import { CtrBgError, type FindingDocument } from '../../types/index.ts';
import type { Context } from '../context.ts';
import type { DoctorFlags } from '../flags.ts';
import { openLocks } from '../locks.ts';
import { occasionOf } from '../occasion.ts';
import type { CommandResult } from '../result.ts';
import { findHere } from './project.ts';

/** `ctr-bg doctor`: what is wrong on every host, with its cure; with --fix, what is safe of the cures is done. */
export async function doctor(context: Context, flags: DoctorFlags): Promise<CommandResult> {
  const { engines, failures, wish } = await reach(context);
  const { emit, signal, now } = context;
  const occasion = occasionOf('doctor', context.environment);
  const lockOf: DoctorOptions['lockOf'] = (host, engine, project) =>
    openLocks(context, new Map([[host, engine]]), { command: 'doctor', project, images: [] });
  const hosts =
    flags.fix && !flags.dryRun
      ? await treatAll({ engines, wish, emit, signal, now, occasion, lockOf })
      : await diagnoseAll({ engines, wish });
  const findings = [
    ...[...failures].map(([host, error]) => findingDocument(unreachable(host, error))),
    ...hosts.flatMap((host) => host.findings.map(findingDocument)),
  ];
  const left = findings.filter(({ fixed }) => fixed !== true);
  const [failure] = failures.values();
  const error = failure ?? (left.length === 0 ? undefined : unwell(left, flags));
  return {
    document: {
      ok: error === undefined,
      command: 'doctor',
      hosts: hosts.map(({ findings: _findings, ...host }) => ({ ...host, services: [] })),
      findings,
      ...(error && { error: errorDocument(error) }),
    },
    error,
  };
}

/** The only engine has no name that would tell it from others when it cannot be reached. */
async function reach(
  context: Context,
): Promise<Awaited<ReturnType<Context['reached']>> & Pick<DoctorOptions, 'wish'>> {
  const { hosts, proxy: wish = {} } = await findHere(context);
  try {
    return { ...(await context.reached(hosts)), wish };
  } catch (error) {
    if (error instanceof CtrBgError && error.exitCode === 6)
      return { engines: new Map(), first: '', failures: new Map([['', error]]), wish };
    throw error;
  }
}

function findingDocument({ cure, ...finding }: Treated): FindingDocument {
  return { ...finding, cure: cure.text, fixable: cure.kind !== 'person' };
}

function unwell(left: readonly FindingDocument[], { fix, dryRun }: DoctorFlags): CtrBgError {
  const fixable = left.filter(({ fixable: can, fixed }) => can && fixed === undefined);
  const things = left.length === 1 ? 'one thing is' : `${left.length} things are`;
  const hint =
    fixable.length > 0 && (!fix || dryRun)
      ? `'ctr-bg doctor --fix' cures ${fixable.length === left.length ? (left.length === 1 ? 'it' : 'all of them') : `${fixable.length} of them`}.`
      : 'Each has its cure beside it.';
  return new CtrBgError('UNWELL', `${things} wrong`, { hint });
}
