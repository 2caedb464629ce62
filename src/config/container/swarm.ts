import { attributeName, type Subject } from './subject.ts';

const PATHS = [
  'deploy.mode',
  'deploy.placement',
  'deploy.update_config',
  'deploy.rollback_config',
  'deploy.endpoint_mode',
  'deploy.labels',
  'deploy.restart_policy.delay',
  'deploy.restart_policy.window',
  'deploy.resources.reservations.cpus',
  'deploy.resources.reservations.pids',
  'deploy.resources.reservations.generic_resources',
].map((path) => path.split('.'));

/** Warns of what is written for a Swarm: Compose passes over it too, and its files are to work unchanged. */
export function warnOfSwarm(subject: Subject): void {
  for (const path of PATHS.filter((one) => isSaid(valueAt(subject.service, one)))) {
    const where = subject.at(['services', subject.name, ...path]);
    const place = where === undefined ? '' : `${where.file}:${where.line}:${where.column}: `;
    subject.warn(`${place}${attributeName(subject, path)} has no effect outside of a Swarm`);
  }
}

function valueAt(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) return value;
  return valueAt((value as Record<string, unknown>)[step], rest);
}

function isSaid(value: unknown): boolean {
  if (value === undefined || value === null || value === 'replicated') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
