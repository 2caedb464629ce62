import type { GateClaim, MakeClaim, Step } from '../types/index.ts';

/** Makes a claim a step of one host, with the cause in words. */
export type Maker = (because: string) => (claim: MakeClaim | GateClaim) => Step;
