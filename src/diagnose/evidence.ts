import type { CauseCode, Diagnosis } from '../types/index.ts';

/** What was seen of a container that did not become healthy; nothing in it is a secret any more. */
export type Evidence = Omit<Diagnosis, 'causes' | 'expected'> & {
  /** `refused`: the engine would not start it. */
  readonly failure: 'deadline' | 'exited' | 'healthcheck' | 'gone' | 'refused';
  /** What was asked for. */
  readonly path: string;
  /** The last answer's; 0 when there was none. */
  readonly status: number;
  /** It has a HEALTHCHECK that is not passed. */
  readonly hasCheck: boolean;
  /** It answers by TLS on the port. */
  readonly isTls: boolean;
  /** What the engine said of its start, or of its end. */
  readonly engineSays: string;
};

export type Found = { readonly text: string; readonly cure: string };
/** Undefined when the evidence does not speak for this cause. */
export type Judge = (evidence: Evidence) => Found | undefined;
/** Those that come first are the likelier ones where several hold. */
export type Judges = readonly (readonly [CauseCode, Judge])[];

export const hasEnded = ({ failure }: Evidence): boolean => failure === 'exited' || failure === 'refused';

/** The last line that a pattern is found in, as its match. */
export function lastMatch(lines: readonly string[], pattern: RegExp): RegExpExecArray | undefined {
  for (const line of lines.toReversed()) {
    const match = pattern.exec(line);
    if (match) return match;
  }
  return undefined;
}
