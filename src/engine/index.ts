/**
 * The only door to Docker: finds the engine, speaks to it, and believes nothing that it did not say in full.
 * Every call ends in time, and nothing that changes the world is ever sent twice.
 * No other room imports dockerode or knows what an answer looks like.
 */
export { connect, type ConnectOptions, type FirstCalls } from './connect.ts';
export { contextNames } from './context.ts';
export { type EndpointOptions, endpointOf, resolveEndpoint, type Source } from './endpoint.ts';
export type * from './engine.ts';
export type { LogLine } from './log-shapes.ts';
export { sharedSwarm } from './shared-swarm.ts';
export { isLeaderless } from './swarm.ts';
export type * from './swarm-body.ts';
export { madeOf } from './swarm-shapes.ts';
export { configDirectory, type Environment } from './environment.ts';
export type { Endpoint } from './host.ts';
export {
  type ImageReference,
  familiarReference,
  formatReference,
  parseReference,
  withTag,
} from './reference.ts';
export { EngineRefusal } from './refusal.ts';
