import type { ServiceSummary, ServiceTraffic, Traffic, TrafficSummary } from '../types/index.ts';
import { percentile } from './percentile.ts';

/** Counts and percentiles of recorded requests; services in the order of the traffic. */
export function summary({ services, longestGap }: Traffic): TrafficSummary {
  const total = (name: 'requests' | 'failedByProxy' | 'failedByApplication' | 'left' | 'retried'): number =>
    services.reduce((sum, service) => sum + service[name], 0);
  return {
    requests: total('requests'),
    failedByProxy: total('failedByProxy'),
    failedByApplication: total('failedByApplication'),
    left: total('left'),
    retried: total('retried'),
    longestGapMs: longestGap,
    services: services.map(serviceSummary),
  };
}

function serviceSummary({ latencies, ...service }: ServiceTraffic): ServiceSummary {
  const [p50Ms, p95Ms, p99Ms] = [0.5, 0.95, 0.99].map((share) => percentile(latencies, share));
  const { generation, color, requests, failedByProxy, failedByApplication } = service;
  return {
    service: service.service,
    color,
    generation,
    requests,
    failedByProxy,
    failedByApplication,
    ...(p50Ms === undefined ? {} : { p50Ms }),
    ...(p95Ms === undefined ? {} : { p95Ms }),
    ...(p99Ms === undefined ? {} : { p99Ms }),
  };
}
