import type { ChalkInstance } from 'chalk';
import type { PlanStepDocument, ResultDocument } from '../types/index.ts';
import { changesText, nginxDiffText, outdatedText } from './changes-text.ts';
import { count } from './text.ts';

const MARKS = { holds: '=', make: '+', witness: '?' } as const;

/** What would become of each service, then the plan stage by stage, each line with its cause: `=` holds, `+` is to be made, `?` has to be witnessed. */
export function planText(document: ResultDocument, paint: ChalkInstance): string[] {
  const steps = document.plan ?? [];
  const hosts = new Set(steps.map(({ host }) => host));
  const hostWidth = hosts.size > 1 ? Math.max(...[...hosts].map((host) => host.length)) : 0;
  const textWidth = Math.max(0, ...steps.map(({ text }) => text.length));
  const lines = steps.map((step) => {
    const host = hostWidth > 0 ? `  ${step.host.padEnd(hostWidth)}` : '';
    const mark = step.state === 'make' ? paint.green(MARKS.make) : MARKS[step.state];
    return `${step.stage.padEnd(7)}${host}  ${mark} ${step.text.padEnd(textWidth)}  ${paint.dim(step.because)}`;
  });
  const { changes = [], outdated = [], nginx = [] } = document;
  const told = [
    ...changesText(changes, hosts.size > 1, paint),
    ...outdatedText(outdated, hosts.size > 1, paint),
  ];
  const gap = told.length > 0 ? [''] : [];
  return [...told, ...gap, ...lines, summary(steps), ...nginxDiffText(nginx, paint)];
}

function summary(steps: readonly PlanStepDocument[]): string {
  const amount = (state: PlanStepDocument['state']) => steps.filter((step) => step.state === state).length;
  if (amount('make') === 0) return 'Nothing to do: everything holds.';
  return `${count(steps.length, 'step')}: = ${amount('holds')} hold, + ${amount('make')} to make, ? ${amount('witness')} to witness`;
}
