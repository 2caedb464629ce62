import { CtrBgError, type Generation, type HostView, type Publish, type Route } from '../types/index.ts';
import type { ProxyRequest } from './maker.ts';

type Owned = { readonly owner: string; readonly route: Route };

/** Throws ROUTE_CONFLICT when two services, or another project on this host, want the same host name. */
export function checkRoutes(generation: Generation, view: HostView): void {
  const others = view.proxy?.staged.filter(
    ({ project, id }) => project !== generation.project && view.proxy?.onDisk.get(project) === id,
  );
  const owned = (others ?? []).flatMap(ownedRoutes);
  for (const wanted of ownedRoutes(generation)) {
    const rival = owned.find(({ route }) => route.host === wanted.route.host);
    if (rival) throw conflict(wanted, rival);
    owned.push(wanted);
  }
}

function ownedRoutes({ project, services }: Generation): Owned[] {
  return services.flatMap(({ name, routes }) =>
    routes.map((route) => ({ owner: `${project}/${name}`, route })),
  );
}

function conflict(wanted: Owned, rival: Owned): CtrBgError {
  const what = wanted.route.host === '*' ? 'every host name' : wanted.route.host;
  return new CtrBgError(
    'ROUTE_CONFLICT',
    `${wanted.owner} wants ${what}, which ${rival.owner} already serves`,
    {
      hint: `Give one of them other hosts in 'x-ctr-bg.routes', or take ${rival.owner} down.`,
    },
  );
}

/**
 * Throws CONFIG when the proxy that already runs is not the one asked for: it holds the port for every project
 * of the host, so replacing it would be an outage, and only a person may choose that.
 */
export function checkProxy(request: ProxyRequest, view: HostView): void {
  if (view.proxy === null) return;
  const { publish, image } = view.proxy;
  if (request.publish && formatPublish(request.publish) !== formatPublish(publish)) {
    throw mismatch(`listens on ${formatPublish(publish)}`, formatPublish(request.publish));
  }
  if (request.image !== undefined && request.image !== image) {
    throw mismatch(`runs ${image}`, request.image);
  }
}

function mismatch(is: string, wanted: string): CtrBgError {
  return new CtrBgError('CONFIG', `the proxy of this host already ${is}, not ${wanted}`, {
    hint: 'Leave the setting out to use the proxy as it is; to change it, take every project on this host down first.',
  });
}

function formatPublish({ address, port }: Publish): string {
  return `${address ?? '0.0.0.0'}:${port}`;
}
