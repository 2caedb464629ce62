import type { ChalkInstance } from 'chalk';
import type {
  ChangeAction,
  ChangeDocument,
  DifferenceDocument,
  NginxDiffDocument,
  OutdatedDocument,
} from '../types/index.ts';
import { clean } from './text.ts';
import { hostsText, together } from './together.ts';

const WORDS: Readonly<Record<ChangeAction, string>> = {
  create: '+ create',
  switch: '~ switch',
  reroute: '~ reroute',
  remove: '- remove',
  start: '+ start',
  replace: '~ replace',
  rerun: '~ run again',
  leave: '! leave',
  keep: '= keep',
};

/** What would become of each service on `of` hosts, with the differences below it. */
export function changesText(changes: readonly ChangeDocument[], of: number, paint: ChalkInstance): string[] {
  return together(changes, sameElsewhere).flatMap(({ item, hosts }) => {
    const { service, action, text, details } = item;
    const where = whereText(hosts, of);
    const line = `${WORDS[action]} ${service}${where}${text === undefined ? '' : `: ${clean(text)}`}`;
    return [tint(action, paint)(line), ...details.map((detail) => `    ${differenceText(detail)}`)];
  });
}

/** What is left alone beside services: networks and volumes. */
export function outdatedText(
  outdated: readonly OutdatedDocument[],
  of: number,
  paint: ChalkInstance,
): string[] {
  return together(outdated, sameElsewhere).map(({ item: { kind, name, text }, hosts }) =>
    tint('leave', paint)(`${WORDS.leave} ${kind} ${clean(name)}${whereText(hosts, of)}: ${text}`),
  );
}

const sameElsewhere = <Item extends { readonly host: string }>({ host: _host, ...rest }: Item): string =>
  JSON.stringify(rest);

/** What is so on every host needs no place. */
const whereText = (hosts: readonly string[], of: number): string =>
  hosts.length < of ? ` on ${hostsText(hosts, of)}` : '';

/** `image: shop:1 (…) → shop:2 (…)`, `environment TOKEN: changed` */
export function differenceText({ what, from, to }: DifferenceDocument): string {
  if (from === '…' && to === '…') return `${clean(what)}: changed`;
  if (from === undefined) return `${clean(what)}: added${shown(to)}`;
  if (to === undefined) return `${clean(what)}: removed${shown(from)}`;
  return `${clean(what)}: ${clean(from)} → ${clean(to)}`;
}

const shown = (value: string | undefined): string =>
  value === undefined || value === '…' ? '' : ` (${clean(value)})`;

function tint(action: ChangeAction, paint: ChalkInstance): (text: string) => string {
  if (action === 'leave') return paint.yellow;
  if (action === 'remove') return paint.red;
  return action === 'keep' ? String : paint.green;
}

/** A unified diff, as version control shows it. */
export function nginxDiffText(diffs: readonly NginxDiffDocument[], paint: ChalkInstance): string[] {
  return together(diffs, ({ diff }) => diff).flatMap(({ item: { diff }, hosts }) => {
    if (diff === '') return [];
    const title = paint.bold(`nginx${whereText(hosts, diffs.length)}`);
    const lines = diff.trimEnd().split('\n');
    return ['', title, ...lines.map((line) => diffLine(line, paint))];
  });
}

function diffLine(line: string, paint: ChalkInstance): string {
  if (line.startsWith('+')) return paint.green(line);
  if (line.startsWith('-')) return paint.red(line);
  return line.startsWith('@@') ? paint.cyan(line) : line;
}
