import { CtrBgError } from '../types/index.ts';
import { parseReference } from './reference.ts';
import { EngineRefusal } from './refusal.ts';

/** What the engine reports of a registry, as an error of ours; other errors stay what they are. */
export function registryFailure(error: unknown, reference: string): unknown {
  return error instanceof EngineRefusal ? fromWords(error.reason, reference, error) : error;
}

/** Docker gives no codes for what registries say: its words are all that there is. */
export function fromWords(words: string, reference: string, cause?: unknown): CtrBgError {
  const { registry } = parseReference(reference);
  const details = (hint: string) => ({ hint, ...(cause === undefined ? {} : { cause }) });
  // A name without a registry is often that of an image that was built, but not on that engine.
  const built =
    registry === 'docker.io' ? ' An image that was built is only on the engine that built it.' : '';
  const message = `cannot get ${reference}: ${words}`;
  if (/no space left on device/i.test(words)) {
    const hint = "The disk of the engine is full: 'docker system df' shows there what takes the space.";
    return new CtrBgError('ENGINE_REFUSED', message, details(hint));
  }
  if (/no matching manifest|does not match the specified platform/i.test(words)) {
    return new CtrBgError(
      'WRONG_ARCHITECTURE',
      message,
      details('Build the image for the architecture of this host, or set platform.'),
    );
  }
  if (/toomanyrequests|rate limit/i.test(words)) {
    return new CtrBgError(
      'REGISTRY_REFUSED',
      message,
      details(`Log in with \`docker login ${registry}\` for a higher limit, or wait.`),
    );
  }
  if (/denied|unauthorized|authentication|basic auth|forbidden/i.test(words)) {
    return new CtrBgError(
      'REGISTRY_REFUSED',
      message,
      details(
        `Is the name right? If it is private: \`docker login ${registry}\` where this command runs.${built}`,
      ),
    );
  }
  if (/manifest|not found|does not exist|name unknown|no such image/i.test(words)) {
    return new CtrBgError(
      'IMAGE_NOT_FOUND',
      message,
      details(`Was it pushed, and are name and tag right?${built}`),
    );
  }
  return new CtrBgError('REGISTRY_REFUSED', message, details(`Can that host reach ${registry}?${built}`));
}

/** Whether trying again may help: the registry is busy or was not reached, it did not say no. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof CtrBgError &&
    error.code === 'REGISTRY_REFUSED' &&
    /toomanyrequests|\b50[0234]\b|bad gateway|service unavailable|timeout|timed out|connection reset|unexpected EOF|temporary failure/i.test(
      error.message,
    )
  );
}
