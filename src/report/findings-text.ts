import type { ChalkInstance } from 'chalk';
import type { FindingDocument, HostDocument, Readiness, ReadyPort, ResultDocument } from '../types/index.ts';
import { bytes, clean } from './text.ts';

/** Each finding in two lines: what is wrong and where, and its cure; then what a first deploy meets on hosts without any. */
export function findingsText({ findings = [], hosts = [] }: ResultDocument, paint: ChalkInstance): string[] {
  if (findings.length === 0)
    return hosts.flatMap((host) => [wellText(host, hosts.length > 1, paint), ...readyText(host, false)]);
  const several = new Set([...hosts, ...findings].map(({ host }) => host)).size > 1;
  const told = findings.flatMap((finding) => {
    const host = several ? `${finding.host}: ` : '';
    return [
      `${mark(finding, paint)} ${host}${paint.bold(clean(finding.where))}: ${clean(finding.message)}`,
      `  ${cureText(finding)}`,
    ];
  });
  return [...told, ...hosts.flatMap((host) => readyText(host, several))];
}

/** With the name of the host where nothing else says it. */
function readyText({ host, ready }: HostDocument, isNamed: boolean): string[] {
  if (ready === undefined) return [];
  const { architecture, memory, disk } = ready;
  const size = memory === undefined ? '' : `, ${bytes(memory)} of memory`;
  const room = disk === undefined ? '' : `, ${bytes(disk.free)} free on the disk`;
  return [
    `${isNamed ? `${host}: ` : ''}what a first deploy meets`,
    `  host: ${clean(architecture)}${size}${room}`,
    `  proxy: ${imageText(ready)}`,
    ...ready.ports.map((one) => `  port ${one.port}: ${portText(one)}`),
  ];
}

function imageText({ image: { reference, isThere, isPulled = false } }: Readiness): string {
  const name = clean(reference);
  if (isPulled) return `${name} is there now`;
  return isThere ? `${name} is there` : `${name} is not there: --fix pulls it, or else the first deploy`;
}

/** Where nobody could look at the host itself, what another program has shows only when the proxy is started. */
function portText({ heldBy, listens, isNeeded }: ReadyPort): string {
  const use = isNeeded ? '' : '; needed for certificates only';
  if (heldBy.length > 0) return `taken by ${heldBy.map(clean).join(', ')}${use}`;
  if (listens === undefined) return `no container has it${use}`;
  return listens.length > 0
    ? `taken by a program that listens on ${listens.join(', ')}${use}`
    : `free, as far as the engine sees${use}`;
}

function wellText(
  { host, engine = '', projects = [] }: HostDocument,
  several: boolean,
  paint: ChalkInstance,
): string {
  const what =
    projects.length > 0
      ? `Docker ${engine}, ${projects.join(', ')}`
      : `Docker ${engine} is fit, and nothing of ctr-bg is on it`;
  return `${several ? `${host}: ` : ''}${paint.green('nothing is wrong')}: ${what}`;
}

function mark({ severity, fixed }: FindingDocument, paint: ChalkInstance): string {
  if (fixed === true) return paint.green('fixed');
  return severity === 'outage'
    ? paint.red(severity)
    : severity === 'risk'
      ? paint.yellow(severity)
      : severity;
}

function cureText({ cure, fixable, fixed, failure }: FindingDocument): string {
  if (fixed === true) return `done: ${clean(cure)}`;
  if (failure !== undefined) return `--fix failed: ${clean(failure)}; by hand: ${clean(cure)}`;
  return fixable ? `--fix: ${clean(cure)}` : `by hand: ${clean(cure)}`;
}
