import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Looks each 50 ms until `look` gives something other than undefined. Rejects after `deadline` ms with
 * what was waited for and the error of the last look.
 */
export async function waitFor<T>(
  what: string,
  deadline: number,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const end = performance.now() + deadline;
  let cause: unknown;
  do {
    try {
      const found = await look();
      if (found !== undefined) return found;
    } catch (error) {
      cause = error;
    }
    await sleep(50);
  } while (performance.now() < end);
  throw new Error(`${what}: not after ${deadline} ms`, { cause });
}

/** The promise's own result; rejects when it has none after `deadline` ms. Keeps this process alive till then. */
export async function within<T>(what: string, deadline: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not after ${deadline} ms`)), deadline);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
