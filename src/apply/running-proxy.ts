import { CtrBgError, type HostView, type ProxyView } from '../types/index.ts';

/** Throws PROXY_UNUSABLE when no proxy runs. */
export function runningProxy({ proxy }: HostView): ProxyView {
  if (proxy?.state === 'running') return proxy;
  throw new CtrBgError('PROXY_UNUSABLE', 'the proxy is not running', {
    hint: "Somebody stopped or removed it: 'docker ps -a' shows; deploy again.",
  });
}
