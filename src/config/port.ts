import { CtrBgError } from '../types/index.ts';
import { type Draft, placed } from './draft.ts';
import { isPresent } from './present.ts';
import type { RawService } from './schema.ts';

/** The port that the file gives: `x-ctr-bg.port`, or the only TCP port of `expose`; undefined: the image's own. */
export function portOf(name: string, raw: RawService, { at }: Draft): number | undefined {
  const own = raw['x-ctr-bg']?.port;
  if (isPresent(own)) return own;
  const [only, ...others] = (raw.expose ?? []).filter((exposed) => exposed !== null);
  if (only === undefined) return undefined;
  if (others.length === 0 && only.first === only.last) return only.first;
  throw new CtrBgError(
    'CONFIG',
    `the service ${name} exposes several ports, and nothing says which one is for requests`,
    {
      ...placed(at(['services', name, 'expose'], 'key')),
      hint: 'Add the port to the service, as in x-ctr-bg: { port: 8080 }.',
    },
  );
}
