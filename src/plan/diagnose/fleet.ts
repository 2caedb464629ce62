import type { Finding, HostName, ReleaseId } from '../../types/index.ts';
import { person } from './symptom.ts';

/** What each host serves: releases by their projects. */
export type Serving = ReadonlyMap<HostName, ReadonlyMap<string, ReleaseId>>;

/**
 * Hosts that serve another release of a project than most do, or than the first one does where as many serve each. What
 * is the right one nobody can read off the hosts, so that is left to a person.
 */
export function diagnoseFleet(serving: Serving): Finding[] {
  const projects = new Set([...serving.values()].flatMap((releases) => [...releases.keys()]));
  return [...projects].sort().flatMap((project) => strangersOf(project, serving));
}

function strangersOf(project: string, serving: Serving): Finding[] {
  const hostsOf = new Map<ReleaseId, HostName[]>();
  for (const [host, releases] of serving) {
    const release = releases.get(project);
    if (release !== undefined) hostsOf.set(release, [...(hostsOf.get(release) ?? []), host]);
  }
  const [most, ...others] = [...hostsOf].sort(([, a], [, b]) => b.length - a.length);
  if (most === undefined) return [];
  const [usual, those] = most;
  return others.flatMap(([release, hosts]) =>
    hosts.map((host): Finding => {
      const message = `${host} serves release ${release} of ${project}, and ${those.join(' and ')} ${usual}`;
      const cure = `ctr-bg up, or ctr-bg -p ${project} rollback ${usual}, brings all hosts to one`;
      return {
        host,
        code: 'hosts-disagree',
        severity: 'risk',
        where: `project ${project}`,
        message,
        cure: person(cure),
      };
    }),
  );
}
