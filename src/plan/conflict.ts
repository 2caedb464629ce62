import { CtrBgError, type Generation, type HostView, type Route } from '../types/index.ts';
import { checkReadable, liveGeneration } from './live.ts';

type Owned = { readonly owner: string; readonly route: Route };

/**
 * Throws ROUTE_CONFLICT when two services want the same path of a host, or another project on this engine has the
 * host: services of one project share hosts by their paths, projects do not (docs/decisions/0006).
 */
export function checkRoutes(generation: Generation, view: HostView): void {
  checkReadable(view);
  const others = view.proxy?.staged.filter(
    ({ project, id }) => project !== generation.project && view.proxy?.onDisk.get(project) === id,
  );
  const foreign = (others ?? []).flatMap((other) => [...ownedRoutes(other), ...previewRoutes(other)]);
  checkAgainst(ownedRoutes(generation), foreign);
  checkAgainst(previewRoutes(generation), foreign);
  checkPreviewPort(generation, others ?? []);
}

/** Each project has its own: with one host name, nobody could tell whose it is that is looked at. */
function checkPreviewPort({ preview }: Generation, others: readonly Generation[]): void {
  const port = preview?.ways.port?.port;
  const rival = others.find((other) => other.preview?.ways.port?.port === port);
  if (port === undefined || rival === undefined) return;
  throw new CtrBgError('ROUTE_CONFLICT', `port ${port} already shows what is staged of ${rival.project}`, {
    hint: "Give one of them another port in 'x-ctr-bg.preview.port'.",
  });
}

function checkAgainst(all: readonly Owned[], foreign: readonly Owned[]): void {
  const own: Owned[] = [];
  for (const wanted of all) {
    const rival =
      foreign.find(({ route }) => route.host === wanted.route.host) ??
      own.find(({ route: { host, path } }) => host === wanted.route.host && path === wanted.route.path);
    if (rival) throw conflict(wanted, rival);
    own.push(wanted);
  }
}

/** Whether a generation wants hosts that its project does not serve yet, which another one may be about to take. */
export function claimsHosts(generation: Generation, view: HostView): boolean {
  const live = liveGeneration(view, generation.project);
  const served = (live ? ownedRoutes(live) : []).map(({ route }) => route.host);
  return ownedRoutes(generation).some(({ route }) => !served.includes(route.host));
}

function ownedRoutes({ project, services }: Generation): Owned[] {
  return services.flatMap(({ name, routes }) =>
    routes.map((route) => ({ owner: `${project}/${name}`, route })),
  );
}

/** What is staged has its hosts too, and the one of its preview. */
function previewRoutes({ project, preview }: Generation): Owned[] {
  if (preview === undefined) return [];
  const { next, ways } = preview;
  const host = ways.host && {
    owner: `${project}/x-ctr-bg.preview`,
    route: { host: ways.host, path: '/', strip: false },
  };
  return [...ownedRoutes(next), ...(host ? [host] : [])];
}

function conflict(wanted: Owned, rival: Owned): CtrBgError {
  const [wants, serves] = [routeText(wanted.route), routeText(rival.route)];
  const already =
    wants === serves ? `which ${rival.owner} already serves` : `and ${rival.owner} has ${serves}`;
  const [project, other] = [projectOf(wanted), projectOf(rival)];
  // Whoever deployed an image and then wrote a file has one application under two names.
  const same = project === other ? '' : ` If it is the same application, -p ${other} goes on with it.`;
  return new CtrBgError('ROUTE_CONFLICT', `${wanted.owner} wants ${wants}, ${already}`, {
    hint: `A host belongs to one project. Give one of them other hosts in 'x-ctr-bg.routes', or take ${rival.owner} down.${same}`,
  });
}

const projectOf = ({ owner }: Owned): string => owner.split('/')[0] ?? '';

function routeText({ host, path }: Route): string {
  const name = host === '*' ? 'every host name' : host;
  if (path === '/') return name;
  return host === '*' ? `${path} of ${name}` : `${name}${path}`;
}
