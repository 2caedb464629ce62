import type { Engine } from '../engine/index.ts';
import {
  DEFAULT_PROXY_IMAGE,
  diagnoseGround,
  diagnoseReadiness,
  publishOf,
  readinessOf,
  readyOn,
  type ProxyRequest,
} from '../plan/index.ts';
import { listenersIn, lookFrom } from '../probe/index.ts';
import { roomAt } from '../proxy/index.ts';
import {
  CtrBgError,
  type Emit,
  type Examination,
  type Finding,
  type Ground,
  type HostName,
  type Readiness,
} from '../types/index.ts';

/** The proxy as the file here asks for it, if there is one. */
export type ProxyWish = Pick<ProxyRequest, 'image' | 'publish' | 'tls'>;

export type Prepared = { readonly ready?: Readiness; readonly findings: readonly Finding[] };

/** What the first deploy would meet, and what would keep it from being one; nothing where ctr-bg is already. */
export async function examineReadiness(
  engine: Engine,
  host: HostName,
  seen: Examination,
  wish: ProxyWish,
): Promise<Prepared> {
  const found = readinessOf(seen, publishOf({ configuration: '', ...wish }));
  if (found === undefined) return { findings: [] };
  const reference = wish.image ?? DEFAULT_PROXY_IMAGE;
  const isThere = (await engine.inspectImage(reference)) !== undefined;
  const ready = { ...found, image: { reference, isThere } };
  const findings = diagnoseReadiness(ready).map((symptom) => ({ host, ...symptom }));
  if (!isThere) return { ready, findings };
  const ground = await examineGround(engine, host, ready, wish);
  return { ...ground, findings: [...findings, ...ground.findings] };
}

/** What the engine does not tell, once the image of the proxy is there. */
async function examineGround(engine: Engine, host: HostName, ready: Readiness, wish: ProxyWish) {
  const ground = await groundOf(engine, ready.image.reference);
  const grounded = readyOn(ready, publishOf({ configuration: '', ...wish }), ground);
  const findings = diagnoseGround(grounded).map((symptom): Finding => ({ host, ...symptom }));
  return { ready: grounded, findings };
}

/** Nothing where the engine allows no container in the network of the host. */
async function groundOf(engine: Engine, image: string): Promise<Ground> {
  try {
    return await lookFrom(engine, { name: 'ctr-bg-look', image, network: 'host' }, async (shell) => {
      const listeners = await listenersIn(shell);
      const { disk } = await roomAt(shell, '/');
      return { ...(listeners && { listeners }), ...(disk && { disk }) };
    });
  } catch (error) {
    if (error instanceof CtrBgError) return {};
    throw error;
  }
}

type PullOptions = { readonly wish: ProxyWish; readonly emit: Emit; readonly signal: AbortSignal };

/**
 * Fetches the proxy's image, so that the first deploy need not, and looks what it shows; all else is made by that
 * deploy, which decides where the proxy listens. One that cannot be had is a finding.
 */
export async function prepare(
  engine: Engine,
  host: HostName,
  ready: Readiness,
  { wish, emit, signal }: PullOptions,
): Promise<Prepared> {
  const { reference, isThere } = ready.image;
  if (isThere) return { ready, findings: [] };
  const pulled = { current: 0, total: 0 };
  const onProgress = (progress: { current: number; total: number }): void => {
    Object.assign(pulled, progress);
    emit({ kind: 'pull', host, reference, ...progress, done: false });
  };
  try {
    await engine.pullImage(reference, { signal, onProgress });
    emit({ kind: 'pull', host, reference, ...pulled, done: true });
    const fetched = { ...ready, image: { reference, isThere: true, isPulled: true } };
    return await examineGround(engine, host, fetched, wish);
  } catch (error) {
    if (!(error instanceof CtrBgError) || signal.aborted) throw error;
    const cure = { kind: 'person', text: error.hint ?? 'the first deploy will need it' } as const;
    const where = `image ${reference}`;
    return {
      ready,
      findings: [{ host, code: 'proxy-image', severity: 'risk', where, message: error.message, cure }],
    };
  }
}
