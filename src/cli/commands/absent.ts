import { errorDocument } from '../../report/index.ts';
import type { CtrBgError, HostDocument, HostName, Project } from '../../types/index.ts';
import type { Context } from '../context.ts';
import type { CommandResult } from '../result.ts';

export type Absent = ReadonlyMap<HostName, CtrBgError>;

/**
 * Where others are to go on without a host that does not answer, it is left out from the beginning as well. The first
 * one is not where it alone runs what all of them need.
 */
export async function leaveAbsentOut(context: Context, project: Project): Promise<Absent> {
  const { hooks = [], migration, onUnreachable, hosts } = project;
  if (onUnreachable !== 'continue-without') return new Map();
  const isNeeded = migration !== undefined || hooks.some(({ eachHost }) => !eachHost);
  const absent = await context.leaveOut(hosts, (_host, isFirst) => !(isFirst && isNeeded));
  for (const [host, { message }] of absent)
    context.warn(`it does not answer (${message}), and the others go on without it`, host);
  return absent;
}

/** Each host has its place in the result, also one that was not there. */
export function withAbsent(result: CommandResult, absent: Absent): CommandResult {
  if (absent.size === 0) return result;
  const documents = [...absent].map(([host, error]): HostDocument => ({
    host,
    outcome: 'unreachable',
    error: errorDocument(error),
    serves: 'before',
    services: [],
  }));
  const { document } = result;
  return { ...result, document: { ...document, hosts: [...(document.hosts ?? []), ...documents] } };
}
