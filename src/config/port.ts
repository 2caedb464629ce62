import { CtrBgError } from '../types/index.ts';
import { type Draft, placed } from './draft.ts';
import { readExpose } from './readers.ts';
import { isRefusal } from './refusal.ts';

/** The only TCP port of `expose`; undefined: the image's own. */
export function portOf(name: string, { model, own, at }: Draft): number | undefined {
  if (own.get(name)?.port) return undefined;
  const [only, ...others] = (model.services[name]?.expose ?? []).flatMap((text) => {
    const exposed = readExpose(text);
    return exposed === null || isRefusal(exposed) ? [] : [exposed];
  });
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
