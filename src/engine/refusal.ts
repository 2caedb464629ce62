import { CtrBgError, type ErrorDetails } from '../types/index.ts';

/** The engine answered, and said no. `status` is the HTTP status, `reason` the engine's own words. */
export class EngineRefusal extends CtrBgError {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string, what: string, details: ErrorDetails = {}) {
    super('ENGINE_REFUSED', `the engine refused to ${what}: ${reason} (HTTP ${status})`, details);
    this.status = status;
    this.reason = reason;
  }
}
