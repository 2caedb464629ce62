import type { Certificate, ProxySettings, PublishWish, RealIp } from '../../types/index.ts';
import { CtrBgError } from '../../types/index.ts';
import { isPresent, present } from '../present.ts';
import type { At } from './mistakes.ts';
import type { RawProxy, RawSettings } from './schema.ts';
import { OURS } from './unknown-key.ts';

/** The proxy as the project asks for it; `publish` of the command line is for HTTP. */
export function proxyOf(
  { proxy, bg }: RawSettings,
  certificates: readonly Certificate[],
  http: PublishWish['http'],
  at: At,
): ProxySettings {
  const { image, publish, redirect, hsts, real_ip: realIp } = proxy ?? {};
  return {
    ...present('image', image),
    publish: publishOf(publish, http),
    front: {
      publicColor: bg ?? false,
      certificates,
      redirect: redirect ?? true,
      ...present('hsts', hsts === false ? undefined : hsts),
      ...present('realIp', realIpOf(realIp, at)),
    },
  };
}

function publishOf(publish: RawProxy['publish'], given: PublishWish['http']): PublishWish {
  const written = !isPresent(publish) ? {} : 'port' in publish ? { http: publish } : publish;
  return { ...present('http', given ?? written.http), ...present('https', written.https) };
}

function realIpOf(raw: RawProxy['real_ip'], at: At): RealIp | undefined {
  if (!isPresent(raw)) return undefined;
  const { from, header, recursive } = raw;
  if (isPresent(from) && from.length > 0) {
    return { from, header: header ?? 'X-Forwarded-For', recursive: recursive ?? true };
  }
  const where = at([OURS, 'proxy', 'real_ip'], 'key');
  throw new CtrBgError('CONFIG', `${OURS}.proxy.real_ip must say from whom the address is taken`, {
    ...(where && { where }),
    hint: 'Add the addresses of what stands before the proxy, as in from: [10.0.0.0/8]; nobody is trusted unasked.',
  });
}
