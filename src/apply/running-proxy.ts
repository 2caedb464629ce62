import { CtrBgError, type HostView, type ProxyView } from '../types/index.ts';

/** Throws PROXY_UNUSABLE where nothing runs that could be asked. */
export function runningProxy({ proxy }: HostView): ProxyView {
  if (proxy?.state === 'running') return proxy;
  throw new CtrBgError('PROXY_UNUSABLE', 'the proxy is not running', {
    hint: "Somebody stopped or removed it: 'docker ps -a' shows; deploy again.",
  });
}
