/** Why a probe gave up. */
export type Failure =
  | { readonly kind: 'deadline' }
  | { readonly kind: 'exited' | 'healthcheck' | 'gone'; readonly container: string };

/** Carries the reason to where the evidence can be collected. */
export class ProbeFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}
