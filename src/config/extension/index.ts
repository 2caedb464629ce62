/** `x-ctr-bg`: read from plain values with the places of its mistakes, then turned into routings and a proxy's settings. */
export { loadCertificates, type CertificateSources } from './certificates.ts';
export { checkRoutes } from './check-routes.ts';
export { proxyOf } from './front.ts';
export { previewOf } from './preview.ts';
export { canaryOf } from './canary.ts';
export { shadowOf } from './shadow.ts';
export { watchOf } from './watch.ts';
export { hooksOf, localHooksOf, migrationOf } from './hooks.ts';
export { noticesOf, type NoticeSources } from './notify.ts';
export { checkHostVariables, hostsOf } from './hosts.ts';
export type { At } from './mistakes.ts';
export { readServiceSettings, readSettings } from './read.ts';
export { ownRoutes, routingOf, type RoutingSource, type RoutingWishes } from './routing.ts';
export type { RawServiceSettings, RawSettings } from './schema.ts';
