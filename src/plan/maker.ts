import type { GateClaim, MakeClaim, Publish, Step } from '../types/index.ts';

/** Makes a claim a step of one host, with the cause in words. */
export type Maker = (because: string) => (claim: MakeClaim | GateClaim) => Step;

/** The proxy as a project asks for it; what is absent is taken from the one that runs, or from the defaults. */
export type ProxyRequest = {
  readonly image?: string;
  readonly publish?: Publish;
  /** Identifies our main configuration and templates. */
  readonly configuration: string;
};
