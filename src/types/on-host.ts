import { CtrBgError, toError } from './error.ts';
import type { HostName } from './world.ts';

/** The same error with the host that it is about; for when there are several. A defect stays what it is. */
export function onHost(host: HostName, error: CtrBgError): CtrBgError;
export function onHost(host: HostName, error: unknown): Error;
export function onHost(host: HostName, error: unknown): Error {
  if (!(error instanceof CtrBgError)) return toError(error);
  const { code, hint, where, details, diagnosis, exitCode } = error;
  return new CtrBgError(code, `${host}: ${error.message}`, {
    ...(hint === undefined ? {} : { hint }),
    ...(where === undefined ? {} : { where }),
    details,
    diagnosis,
    exitCode,
    cause: error,
  });
}
