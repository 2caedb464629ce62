import type { Path } from '../located.ts';
import { attributeName, type Subject } from './subject.ts';

/** Warns of what is written for a Swarm: Compose passes over it too, and its files are to work unchanged. */
export function warnOfSwarm(subject: Subject): void {
  const { deploy } = subject.service;
  const { reservations } = deploy?.resources ?? {};
  const policy = deploy?.restart_policy;
  const written: [Path, unknown][] = [
    [['deploy', 'mode'], deploy?.mode === 'replicated' ? undefined : deploy?.mode],
    [['deploy', 'placement'], deploy?.placement],
    [['deploy', 'update_config'], deploy?.update_config],
    [['deploy', 'rollback_config'], deploy?.rollback_config],
    [['deploy', 'endpoint_mode'], deploy?.endpoint_mode],
    [['deploy', 'labels'], deploy?.labels],
    [['deploy', 'restart_policy', 'delay'], policy?.delay],
    [['deploy', 'restart_policy', 'window'], policy?.window],
    [['deploy', 'resources', 'reservations', 'cpus'], reservations?.cpus],
    [['deploy', 'resources', 'reservations', 'pids'], reservations?.pids],
    [['deploy', 'resources', 'reservations', 'generic_resources'], reservations?.generic_resources],
  ];
  for (const [path] of written.filter(([, value]) => isSaid(value))) {
    const where = subject.at(['services', subject.name, ...path]);
    const place = where === undefined ? '' : `${where.file}:${where.line}:${where.column}: `;
    subject.warn(`${place}${attributeName(subject, path)} has no effect outside of a Swarm`);
  }
}

function isSaid(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
