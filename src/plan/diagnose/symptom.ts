import type { ContainerFacts, Examination, Finding } from '../../types/index.ts';

/** A finding of the host that is looked at. */
export type Symptom = Omit<Finding, 'host'>;

export const person = (text: string) => ({ kind: 'person', text }) as const;

/** Whether clients are anybody's concern here: something of a project is there to be served. */
export function hasProjects({ containers, view }: Examination): boolean {
  return applications(containers).length > 0 || (view?.proxy?.onDisk.size ?? 0) > 0;
}

/** A command may be about to make use of what nobody uses yet. */
export const isBusy = ({ atWork }: Examination): boolean => atWork.length > 0;

export const applications = (containers: readonly ContainerFacts[]): ContainerFacts[] =>
  containers.filter(({ role }) => role === 'application');
