import { CtrBgError } from '../types/index.ts';

/** The newest API whose shapes are known here, and the oldest that has all that is used. */
const NEWEST = '1.49';
const OLDEST = '1.41';

/** The version to speak: the engine's own, at most ours; ENGINE_REFUSED when there is none that both speak (FACTS 13). */
export function negotiate(offered: {
  readonly ApiVersion: string;
  readonly MinAPIVersion?: string | null | undefined;
}): string {
  const version = compare(offered.ApiVersion, NEWEST) < 0 ? offered.ApiVersion : NEWEST;
  if (compare(version, OLDEST) < 0) {
    throw new CtrBgError(
      'ENGINE_REFUSED',
      `the engine speaks API ${offered.ApiVersion}, and ${OLDEST} is needed`,
      {
        hint: 'Update Docker on that host to version 20.10 or later.',
      },
    );
  }
  if (offered.MinAPIVersion && compare(version, offered.MinAPIVersion) < 0) {
    throw new CtrBgError(
      'ENGINE_REFUSED',
      `the engine wants API ${offered.MinAPIVersion} or later, and ${NEWEST} is the latest known here`,
      {
        hint: 'Update ctr-bg.',
      },
    );
  }
  return version;
}

/** Negative, 0 or positive, as `1.9` is below `1.41`. */
function compare(a: string, b: string): number {
  const [majorA, minorA] = parse(a);
  const [majorB, minorB] = parse(b);
  return majorA - majorB || minorA - minorB;
}

function parse(version: string): [number, number] {
  const match = /^(\d+)\.(\d+)$/.exec(version);
  if (match === null)
    throw new CtrBgError(
      'ENGINE_BROKEN_ANSWER',
      `the engine names its API version ${JSON.stringify(version.slice(0, 40))}`,
    );
  return [Number(match[1]), Number(match[2])];
}
