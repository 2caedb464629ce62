import { CtrBgError } from '../types/index.ts';

/** What a script that could not write says by its words; undefined when it failed for another reason. */
export function fullDisk(output: string): CtrBgError | undefined {
  if (!/no space left on device/i.test(output)) return undefined;
  return new CtrBgError(
    'ENGINE_REFUSED',
    "the disk of the engine is full: nothing can be written to the proxy's volume",
    {
      details: output.trim().split('\n').slice(-3),
      hint: "'docker system df' shows there what takes the space. What served before still serves.",
    },
  );
}
