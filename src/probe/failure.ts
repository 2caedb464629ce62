/** Why a probe gave up. */
export type Failure =
  | { readonly kind: 'deadline' }
  | { readonly kind: 'healthcheck' | 'gone'; readonly container: string }
  | { readonly kind: 'exited'; readonly container: string; readonly end: End };

/** As it was first seen; the container may have been started again before it can be looked at. */
export type End = { readonly exitCode: number; readonly outOfMemory: boolean };

/** Carries the reason to where the evidence can be collected. */
export class ProbeFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}
