import type { ChalkInstance } from 'chalk';
import type { FindingDocument, HostDocument, ResultDocument } from '../types/index.ts';
import { clean } from './text.ts';

/** Each finding in two lines: what is wrong and where, and its cure. */
export function findingsText({ findings = [], hosts = [] }: ResultDocument, paint: ChalkInstance): string[] {
  if (findings.length === 0) return hosts.map((host) => wellText(host, hosts.length > 1, paint));
  const several = new Set([...hosts, ...findings].map(({ host }) => host)).size > 1;
  return findings.flatMap((finding) => {
    const host = several ? `${finding.host}: ` : '';
    return [
      `${mark(finding, paint)} ${host}${paint.bold(clean(finding.where))}: ${clean(finding.message)}`,
      `  ${cureText(finding)}`,
    ];
  });
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
