import type { ProbeSettings } from '../types/index.ts';
import type { Answer } from './judge.ts';

export type ProbeTarget = { readonly container: string; readonly name: string; readonly address: string };

export type ProbeOptions = {
  /** The proxy's container: the probe runs in its network position. */
  readonly proxy: string;
  readonly project: string;
  readonly service: string;
  readonly targets: readonly ProbeTarget[];
  readonly port: number;
  /** The Host header: applications with a list of allowed hosts want one of them. */
  readonly host: string;
  readonly settings: ProbeSettings;
  /** Contents of files that the containers were given: none of it is ever shown. */
  readonly secrets: readonly string[];
  readonly signal: AbortSignal;
  readonly onAnswer: (target: ProbeTarget, answer: Answer) => void;
};
