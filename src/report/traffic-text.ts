import type { ServiceSummary, TrafficSummary } from '../types/index.ts';
import { count, elapsed } from './text.ts';

/** What became of the requests that crossed a deploy: one line, and one for each service's colour. */
export function trafficText(traffic: TrafficSummary): string[] {
  const { requests, retried, left, longestGapMs, services } = traffic;
  const extras = [
    ...(retried > 0 ? [`${retried} answered at a second try`] : []),
    ...(left > 0 ? [`${left} given up by their clients`] : []),
    `longest gap ${elapsed(longestGapMs)}`,
  ];
  const names = new Set(services.map(({ service }) => service));
  return [
    `${count(requests, 'request')} crossed it: ${[failures(traffic), ...extras].join(', ')}`,
    ...services.map((one) => `  ${serviceText(one, names.size > 1)}`),
  ];
}

function failures({ failedByProxy, failedByApplication }: TrafficSummary): string {
  if (failedByProxy + failedByApplication === 0) return 'none failed';
  return `${failedByProxy} failed by the proxy, ${failedByApplication} by the application`;
}

function serviceText(one: ServiceSummary, isNamed: boolean): string {
  const { service, color, requests, p50Ms, p95Ms, p99Ms } = one;
  const failed = one.failedByProxy + one.failedByApplication;
  const times = Object.entries({ p50: p50Ms, p95: p95Ms, p99: p99Ms }).flatMap(([name, ms]) =>
    ms === undefined ? [] : [`${name} ${elapsed(ms)}`],
  );
  const words = [`${requests}`, ...(failed > 0 ? [`${failed} failed`] : []), ...times];
  return `${isNamed ? `${service} ` : ''}${color}: ${words.join(', ')}`;
}
