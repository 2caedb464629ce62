/** Is green healthy? Asked from where nginx stands, since what nginx can reach is what counts. */
export type { ProbeOptions, ProbeTarget } from './options.ts';
export { probeAddresses } from './addresses.ts';
export { isHealthy, type Answer } from './judge.ts';
export { diagnose } from './diagnose.ts';
export { probe } from './probe.ts';
export { lookFrom } from './look.ts';
export { listenersIn } from './sockets.ts';
