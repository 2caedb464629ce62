import { CtrBgError, type Project, type Route, type Service } from '../types/index.ts';

/** Never anybody's name (RFC 6761), so that no client of the project comes to its copy by mistake. */
const DOMAIN = 'prove.invalid';

/** What serves, by the names of the services: the copy begins with it. */
export type Images = ReadonlyMap<string, string>;

/**
 * A project that was loaded by the name of its copy, so that it shares nothing with the one that serves: host names of
 * its own, the proxy as it is, and nobody who is told. Throws USAGE for what both would have: then the copy would change
 * what is not its own.
 */
export function copyOf(project: Project, images: Images = new Map()): Project {
  const {
    notify: _notify,
    preview: _preview,
    watch: _watch,
    canary: _canary,
    shadow: _shadow,
    keep: _keep,
    hooks = [],
    ...rest
  } = project;
  const shared = sharedBy(project);
  if (shared.length > 0)
    throw new CtrBgError(
      'USAGE',
      `--against copy: a copy would share ${shared.join(', ')} with the project`,
      {
        hint: 'Deploy a copy with things of its own, on another host or port, and name its address: --against URL.',
      },
    );
  return {
    ...rest,
    hosts: [],
    services: project.services.map((service) => serviceOf(service, project.name, images.get(service.name))),
    hooks: hooks.filter(({ action }) => action.kind === 'container'),
    proxy: { publish: {}, front: { ...project.proxy.front, certificates: [] } },
  };
}

function serviceOf(service: Service, project: string, image: string | undefined): Service {
  const { routing, build, ...rest } = service;
  const isOld = image !== undefined && routing !== undefined;
  return {
    ...rest,
    ...(isOld ? { image, pull: 'missing' as const } : build && { build }),
    ...(routing && {
      routing: { ...routing, routes: routing.routes.map((route) => routeOf(route, project)) },
    }),
  };
}

function routeOf({ host, ...route }: Route, project: string): Route {
  const own = host.replace(/^\*\.?/, '');
  return { ...route, host: [...(own === '' ? [] : [own]), project, DOMAIN].join('.') };
}

/** In words. */
function sharedBy({ name, services, networks, volumes }: Project): string[] {
  return [
    ...[...networks, ...volumes].filter(isOthers(name)).map((one) => `the network or volume ${one.name}`),
    ...services.flatMap((service) => sharedByService(service)),
  ];
}

const isOthers =
  (project: string) =>
  ({ external, name }: { readonly external: boolean; readonly name: string }): boolean =>
    external || !name.startsWith(`${project}_`);

function sharedByService({ name, container, containerName, routing }: Service): string[] {
  const { Binds = [], Mounts = [], PortBindings = {}, NetworkMode } = container.hostConfig;
  const writable = [
    ...Binds.filter((bind) => bind.startsWith('/') && !/:(?:[^:]*,)?ro(?:,[^:]*)?$/.test(bind)),
    ...Mounts.filter(({ Type, ReadOnly }) => Type === 'bind' && ReadOnly !== true),
  ];
  return [
    ...(writable.length > 0 ? [`folders of the host that ${name} may write to`] : []),
    ...(containerName === undefined ? [] : [`the container name ${containerName}`]),
    ...(routing === undefined && Object.keys(PortBindings).length > 0 ? [`the ports of ${name}`] : []),
    ...(NetworkMode !== undefined && /^(host$|container:)/.test(NetworkMode)
      ? [`the network of ${NetworkMode} that ${name} is in`]
      : []),
  ];
}
