import type { ChalkInstance } from 'chalk';
import type {
  HostDocument,
  KeptDocument,
  OutcomeName,
  ResultDocument,
  ServiceDocument,
} from '../types/index.ts';
import { receiptText } from './event-text.ts';
import { publishText } from './step-text.ts';
import { servesText, skewText } from './hosts-text.ts';
import { previewText } from './preview-text.ts';
import { clean, count, elapsed, timeText } from './text.ts';
import { trafficText } from './traffic-text.ts';

/** What a command did, in a few calm lines. */
export function outcomeText(document: ResultDocument, paint: ChalkInstance): string[] {
  const hosts = document.hosts ?? [];
  const body = hosts.flatMap((host) => {
    const lines = hostLines(host, document);
    return hosts.length > 1 ? [hostHead(host, document), ...lines.map((line) => `  ${line}`)] : lines;
  });
  return [
    `${paint.bold(document.project ?? '')} ${headline(document)}`.trim(),
    ...body,
    ...closing(document),
  ];
}

/** Without a release nothing of the project is routed: it has supporting services alone. */
function headline({ command, outcome, release = '', timings, hosts = [] }: ResultDocument): string {
  const is = hosts.some(({ staged }) => staged !== undefined) ? 'staged' : 'live';
  const isUp = command === 'up' && release === '';
  const live = timings ? ` after ${elapsed(timings.prepareMs + timings.switchMs)}` : '';
  const words: Readonly<Record<OutcomeName, string>> = {
    deployed: isUp ? `is up${live}` : `${release} is live${live}`,
    promoted: `${release} is live${live}`,
    'rolled-back': `is back on ${release}${live}`,
    unchanged:
      release !== ''
        ? `${release} is ${is} already: nothing was changed`
        : `${isUp ? 'is up already' : 'is not deployed'}: nothing was changed`,
    staged: `${release} is ready, and not live yet`,
    aborted: `${release} was given up: nothing has changed for clients`,
    removed: 'was removed',
    undone:
      hosts.length > 0 && hosts.every(({ services }) => services.length === 0)
        ? 'was turned back: nothing of it serves, as before'
        : 'was turned back: it serves what it served before',
    failed: 'was not deployed',
    unreachable: 'could not be reached',
    planned: `${release} would be deployed`,
  };
  return outcome === undefined ? release : words[outcome];
}

/** What became of a host is said where it is not what the first line says of all. */
function hostHead({ host, outcome, error, serves }: HostDocument, document: ResultDocument): string {
  const said = serves ? servesText(serves, outcome) : outcome && (HOST_WORDS[outcome] ?? outcome);
  const words = said === undefined || (!serves && outcome === document.outcome) ? '' : `: ${said}`;
  return `  ${host}${words}${error === undefined ? '' : `: ${clean(error.message)}`}`;
}

const HOST_WORDS: Readonly<Partial<Record<OutcomeName, string>>> = {
  unchanged: 'nothing was changed',
  undone: 'was turned back',
  failed: 'could not be turned back',
};

function hostLines(
  { services, receipt, traffic, publish, staged, kept = [], leftovers = [] }: HostDocument,
  { timings, outcome }: ResultDocument,
): string[] {
  const isSwitch = outcome === 'deployed' || outcome === 'promoted' || outcome === 'rolled-back';
  const isKept = kept.some(({ keepMs }) => keepMs !== undefined);
  const drained = (isKept ? [] : services)
    .filter(({ color, previous }) => previous && previous.color !== color)
    .map(({ previous }) => previous?.color);
  const colors = [...new Set(drained)].join(' and ');
  return [
    ...services.map((service) => `  ${serviceText(service, publish ? publishText(publish) : '')}`),
    ...(isSwitch && receipt ? [`  switch: ${receiptText(receipt)}`] : []),
    ...(isSwitch && traffic ? trafficText(traffic).map((line) => `  ${line}`) : []),
    ...(isSwitch && colors !== '' && timings ? [`  drained ${colors} in ${elapsed(timings.drainMs)}`] : []),
    ...(staged === undefined ? [] : previewText(staged.preview).map((line) => `  ${line}`)),
    ...kept.map((one) => `  ${keptText(one)}`),
    ...leftovers.map((leftover) => `  left over: ${leftover}`),
  ];
}

function serviceText(
  { name, image, color, replicas, routes = [] }: ServiceDocument,
  publish: string,
): string {
  const amount = replicas > 1 ? ` (${count(replicas, 'replica')})` : '';
  return `${name}: ${image} → ${color}${amount}${addressText(routes, publish)}`;
}

function addressText(routes: readonly string[], publish: string): string {
  const names = routes.map((host) => (host === '*' ? 'every host' : host)).join(', ');
  const words = [names, publish === '' ? '' : `on ${publish}`].filter((word) => word !== '');
  return words.length === 0 ? '' : `, ${words.join(' ')}`;
}

function closing({ outcome, timings, skew, hooks = [], migrations = [] }: ResultDocument): string[] {
  const failed = hooks.filter(({ ok }) => !ok);
  const isBack = outcome === 'undone' || outcome === 'failed';
  return [
    ...migrations.map(({ service, reversible }) => {
      const words = [isBack ? 'is not undone' : '', reversible ? '' : 'is irreversible'].filter(Boolean);
      return `  ${[`${service} was run`, ...words].join(' and ')}`;
    }),
    ...failed.map(({ hook, message = '' }) => `  hook ${hook} failed: ${clean(message)}`),
    ...(skew ? [`  ${skewText(skew)}`] : []),
    ...total(outcome, timings),
  ];
}

function total(outcome: ResultDocument['outcome'], timings: ResultDocument['timings']): string[] {
  return outcome !== undefined && ['deployed', 'promoted', 'rolled-back'].includes(outcome) && timings
    ? [`  ${elapsed(timings.totalMs)} in all`]
    : [];
}

/** `kept d7d786b5a867 (web blue) running for 60m 0s`, `… until 2026-11-25 03:40:12 UTC` */
export function keptText({ release, services, keepMs, until, isDue }: KeptDocument): string {
  const what = services.map(({ name, color }) => `${name} ${color}`).join(', ');
  const time = keepMs === undefined ? `until ${timeText(until ?? '')}` : `for ${elapsed(keepMs)}`;
  const due = isDue ? ', which has passed: the next up, rollback or down retires it' : '';
  return `kept ${release} (${what}) running ${time}${due}`;
}

/** Twelve digits, as Docker shows them. */
export function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12);
}
