import type { HostName, MetricFamily, MetricSample } from '../../types/index.ts';
import type { Known } from './known.ts';
import { containerSamples, keptSamples, liveColorSamples, liveSamples } from './serving.ts';
import { deployCounts, lastDeploys } from './past.ts';
import { failureSamples, latencySamples, requestSamples } from './traffic.ts';

type Hosts = ReadonlyMap<HostName, { readonly isUp: boolean; readonly hasRecord?: boolean | undefined }>;

/** Everything that `metrics` tells; `window` is how far it looks back into the record of requests, in ms. */
export function familiesOf(hosts: Hosts, known: readonly Known[], window: number): MetricFamily[] {
  const gauge = (name: string, help: string, samples: readonly MetricSample[]): MetricFamily => ({
    name: `ctr_bg_${name}`,
    help,
    type: 'gauge',
    samples,
  });
  const each = (of: (one: Known) => readonly MetricSample[]): MetricSample[] => known.flatMap(of);
  const records = [...hosts].flatMap(([host, { hasRecord }]) =>
    hasRecord === undefined ? [] : [{ labels: { host }, value: Number(hasRecord) }],
  );
  return [
    gauge(
      'host_up',
      'Whether the engine of the host answered.',
      [...hosts].map(([host, { isUp }]) => ({ labels: { host }, value: Number(isUp) })),
    ),
    gauge('live_info', 'What nginx itself says that it serves.', each(liveSamples)),
    gauge('live_color', 'Whether the colour of the service is the one that serves.', each(liveColorSamples)),
    gauge('containers', 'Containers of the service, by their state.', each(containerSamples)),
    gauge(
      'kept_until_timestamp_seconds',
      'Until when a release is kept running to go back to.',
      each(keptSamples),
    ),
    gauge(
      'deploys',
      'Commands in the journal of the host, which forgets the oldest in time.',
      each(deployCounts),
    ),
    ...lastDeploys(known).map(({ name, help, samples }) => gauge(name, help, samples)),
    gauge('record_up', "Whether nginx's record of requests could be read.", records),
    gauge('recent_window_seconds', 'How far the counts of recent requests look back.', [
      { labels: {}, value: window / 1000 },
    ]),
    gauge('recent_requests', 'Requests in the window.', each(requestSamples)),
    gauge(
      'recent_failures',
      'Answers of 500 to 599 in the window: the own ones of the application, or those of nginx for want of one.',
      each(failureSamples),
    ),
    {
      name: 'ctr_bg_recent_latency_seconds',
      help: 'Time until the first byte of the application, of the requests in the window; true to 5 %.',
      type: 'histogram',
      samples: each(latencySamples),
    },
  ];
}
