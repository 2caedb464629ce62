import type { FailureKind } from '../report.ts';

/** A request that got no whole answer, by the name under which it is counted. */
export class Loss extends Error {
  override readonly name = 'Loss';
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
