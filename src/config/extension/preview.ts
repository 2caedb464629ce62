import { createHash } from 'node:crypto';
import { CtrBgError, type PreviewWays, type Route } from '../../types/index.ts';
import { isPresent, present } from '../present.ts';
import type { At } from './mistakes.ts';
import type { RawSettings } from './schema.ts';
import { OURS } from './unknown-key.ts';

type Routed = { readonly routes: readonly Route[] };

/**
 * How what is staged can be looked at; undefined when nobody asks for it.
 * Throws CONFIG for a way that would be open to everybody, or to nobody.
 */
export function previewOf(
  { preview }: RawSettings,
  services: readonly Routed[],
  at: At,
): PreviewWays | undefined {
  if (!isPresent(preview)) return undefined;
  const { header, host, port } = preview;
  const cookie = preview.cookie ?? false;
  const key = preview.key ?? '';
  const mistake = mistakeIn(at);
  if (isPresent(port) && !isPresent(header) && !cookie && !isPresent(host)) return { cookie, port };
  if (!isPresent(header) && !cookie) {
    const through = isPresent(host) ? 'host' : undefined;
    throw mistake(through, 'needs a header or a cookie, by which those who may look at it are known', HINT);
  }
  if (key === '') throw mistake('key', 'is missing: nobody may look at what is staged without it', HINT);
  if (isPresent(host) && services.some(({ routes }) => routes.some((route) => route.host === host)))
    throw mistake('host', 'is a host of the project already', 'Give the preview a name of its own.');
  return {
    ...present('header', header),
    ...present('host', host),
    ...present('port', port),
    cookie,
    key: { id: fingerprint(key), value: () => key },
  };
}

const HINT = 'As in preview: { key: ${PREVIEW_KEY}, header: X-Preview, cookie: true }.';

const fingerprint = (key: string): string =>
  createHash('sha256').update(`ctr-bg preview ${key}`).digest('hex').slice(0, 12);

function mistakeIn(at: At) {
  return (key: string | undefined, what: string, hint: string): CtrBgError => {
    const path = [OURS, 'preview', ...(key === undefined ? [] : [key])];
    const where = at(path, 'key') ?? at([OURS, 'preview'], 'key');
    return new CtrBgError('CONFIG', `${path.join('.')} ${what}`, { ...(where && { where }), hint });
  };
}
