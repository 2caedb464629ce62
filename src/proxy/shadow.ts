import type { GenerationId, Mirror, PlacedService } from '../types/index.ts';
import { flowOf, type Location } from './locations.ts';

/** How nginx tells which requests what is staged gets as well. */
export type MirrorGate = {
  readonly percent: string;
  /** Of a regular expression. */
  readonly methods: string;
  /** Whether bodies are mirrored: then nginx reads them to their end first. */
  readonly withBody: boolean;
};

const WITH_BODY = ['POST', 'PUT', 'PATCH', 'DELETE'];

export function mirrorGate({ part, methods }: Mirror): MirrorGate {
  return {
    percent: (part * 100).toFixed(2),
    methods: methods.join('|'),
    withBody: methods.some((method) => WITH_BODY.includes(method)),
  };
}

const MARK = '~mirrored';

/** What nginx records as the generation of a mirrored request: no client got its answer. */
export const mirroredAs = (id: GenerationId): string => `${id}${MARK}`;
export const isMirrored = (recorded: string): boolean => recorded.endsWith(MARK);

/** A `log_format` of mirrored requests. What they set is set for the request of the client too, so it is all constant. */
export type MirrorFormat = { readonly name: string; readonly flow: string };

export function mirrorFormats(
  project: string,
  variable: string,
  services: readonly PlacedService[],
): MirrorFormat[] {
  return services.map(({ name, color }, index) => ({
    name: `${variable}_${index}`,
    flow: flowOf(project, name, color),
  }));
}

/** Those of what serves, each with the one of what is staged that has the same paths; one that strips has none. */
export function withMirrors(
  locations: readonly Location[],
  staged: readonly Location[],
  at: string,
  formats: readonly MirrorFormat[],
): Location[] {
  return locations.map((location, index) => {
    const same = staged.find(
      ({ isExact, path, isRaw }) => isRaw && isExact === location.isExact && path === location.path,
    );
    const format = formats.find(({ flow }) => flow === same?.flow);
    if (same === undefined || format === undefined || location.target.endsWith('/')) return location;
    return { ...location, mirror: { at: `${at}~${index}`, format: format.name, to: same } };
  });
}
