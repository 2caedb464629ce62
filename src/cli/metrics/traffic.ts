import type { Color, Latencies, MetricSample, ServiceTraffic } from '../../types/index.ts';
import { placeOf, type Known, type Labels } from './known.ts';
import { liveOf } from './serving.ts';

/** Upper bounds of the buckets, in seconds. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export const requestSamples = (known: Known): MetricSample[] =>
  parts(known).map(({ labels, of }) => ({ labels, value: sum(of, ({ requests }) => requests) }));

export function failureSamples(known: Known): MetricSample[] {
  return parts(known).flatMap(({ labels, of }) => [
    { labels: { ...labels, by: 'application' }, value: sum(of, (one) => one.failedByApplication) },
    { labels: { ...labels, by: 'proxy' }, value: sum(of, (one) => one.failedByProxy) },
  ]);
}

export function latencySamples(known: Known): MetricSample[] {
  return parts(known).flatMap(({ labels, of }) => {
    const upTo = (ms: number): number =>
      sum(of, ({ latencies }) => total(latencies, (bound) => Number(bound <= ms)));
    const all = upTo(Infinity);
    return [
      ...BOUNDS.map((bound) => ({
        suffix: '_bucket',
        labels: { ...labels, le: String(bound) },
        value: upTo(bound * 1000),
      })),
      { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: all },
      {
        suffix: '_sum',
        labels,
        value: sum(of, ({ latencies }) => total(latencies, (bound) => bound)) / 1000,
      },
      { suffix: '_count', labels, value: all },
    ];
  });
}

type Part = { readonly labels: Labels; readonly of: readonly ServiceTraffic[] };

/** Each service and colour that had requests or serves: what serves and had none is told as zero. */
function parts(known: Known): Part[] {
  const { traffic } = known;
  if (traffic === undefined) return [];
  const served = (liveOf(known)?.services ?? []).map(({ name, color }) => ({ service: name, color }));
  const all: readonly { readonly service: string; readonly color: Color }[] = [
    ...served,
    ...traffic.services,
  ];
  const keys = new Map(all.map(({ service, color }) => [`${service} ${color}`, { service, color }]));
  return [...keys]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([, key]) => ({
      labels: { ...placeOf(known), ...key },
      of: traffic.services.filter(({ service, color }) => service === key.service && color === key.color),
    }));
}

const sum = (of: readonly ServiceTraffic[], valueOf: (one: ServiceTraffic) => number): number =>
  of.reduce((all, one) => all + valueOf(one), 0);

const total = (latencies: Latencies, weightOf: (bound: number) => number): number =>
  [...latencies].reduce((all, [bound, count]) => all + count * weightOf(bound), 0);
