import type { ChalkInstance } from 'chalk';
import type { PlanStepDocument, ResultDocument } from '../types/index.ts';
import { changesText, nginxDiffText, outdatedText } from './changes-text.ts';
import { count } from './text.ts';
import { hostsText, together } from './together.ts';

const MARKS = { holds: '=', make: '+', witness: '?' } as const;

/** What would become of each service, then the plan stage by stage, each line with its cause: `=` holds, `+` is to be made, `?` has to be witnessed. */
export function planText(document: ResultDocument, paint: ChalkInstance): string[] {
  const { plan: steps = [], changes = [], outdated = [], nginx = [] } = document;
  const hosts = new Set(steps.map(({ host }) => host)).size;
  const told = [...changesText(changes, hosts, paint), ...outdatedText(outdated, hosts, paint)];
  const gap = told.length > 0 ? [''] : [];
  return [...told, ...gap, ...stepLines(steps, hosts, paint), summary(steps), ...nginxDiffText(nginx, paint)];
}

/** A step that is the same on several hosts is one line. */
function stepLines(steps: readonly PlanStepDocument[], hosts: number, paint: ChalkInstance): string[] {
  const lines = together(steps, ({ host: _host, ...step }) => JSON.stringify(step)).map(
    ({ item, hosts: of }) => ({
      ...item,
      place: item.round === undefined ? item.stage : `${item.stage} ${item.round}`,
      where: hosts > 1 ? `  ${hostsText(of, hosts)}` : '',
    }),
  );
  const widest = (of: (line: (typeof lines)[number]) => string, least = 0): number =>
    Math.max(least, ...lines.map((line) => of(line).length));
  const [place, where, text] = [
    widest((line) => line.place, 7),
    widest((line) => line.where),
    widest((line) => line.text),
  ];
  return lines.map((line) => {
    const mark = line.state === 'make' ? paint.green(MARKS.make) : MARKS[line.state];
    const head = `${line.place.padEnd(place)}${line.where.padEnd(where)}`;
    return `${head}  ${mark} ${line.text.padEnd(text)}  ${paint.dim(line.because)}`;
  });
}

function summary(steps: readonly PlanStepDocument[]): string {
  const amount = (state: PlanStepDocument['state']) => steps.filter((step) => step.state === state).length;
  if (amount('make') === 0) return 'Nothing to do: everything holds.';
  return `${count(steps.length, 'step')}: = ${amount('holds')} hold, + ${amount('make')} to make, ? ${amount('witness')} to witness`;
}
