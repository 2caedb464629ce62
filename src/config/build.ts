import { readFileSync, statSync } from 'node:fs';
import { CtrBgError, hostVariablesIn, type Project, type PublishWish } from '../types/index.ts';
import { type ContainerContext, networksOf, volumesOf } from './container/index.ts';
import { type Draft, placed } from './draft.ts';
import {
  canaryOf,
  checkHostVariables,
  checkRoutes,
  hooksOf,
  hostsOf,
  migrationOf,
  noticesOf,
  previewOf,
  proxyOf,
  rollingOf,
  shadowOf,
  watchOf,
} from './extension/index.ts';
import { routesOf } from './routes.ts';
import { buildService } from './service.ts';
import { present } from './present.ts';
import { checkSwap } from './swap.ts';
import { type Wishes, chosenService, wishesFor } from './wishes.ts';

/** The draft with the command line's wishes and every default filled in, or an error before anything is changed. */
export function buildProject(draft: Draft, wishes: Wishes): Project {
  const { model, settings, at } = draft;
  const names = Object.keys(model.services);
  if (names.length === 0) throw noServices(draft);
  const chosen = chosenService(draft, wishes);
  const { routed, ...extension } = readExtension(draft, wishes.flags.publish);
  const context = contextOf(draft, routed, wishes);
  checkSwap(model, {
    swapped: routed,
    overlap: (name) => draft.own.get(name)?.overlap ?? settings.overlap ?? undefined,
    isSwarm: settings.engine === 'swarm',
    at,
    warn: wishes.warn,
  });
  const live = canaryOf(settings, wishes.flags, at);
  const services = names.map((name) => buildService(name, draft, context, wishesFor(name, chosen, wishes)));
  checkHostVariables(extension.hosts, hostVariablesIn(services));
  return {
    name: model.name,
    services,
    networks: networksOf(context),
    volumes: volumesOf(model),
    ...extension,
    ...present('keep', wishes.flags.keep ?? settings.keep),
    ...present('watch', watchOf(settings, wishes.flags.watch)),
    ...live,
    ...present('rolling', rollingOf(settings, wishes.flags.rolling, { canary: live.canary, at })),
    ...present('engine', settings.engine),
    ...present('onUnreachable', wishes.flags.onUnreachable ?? settings['on-unreachable']),
    ...present('shadow', shadowOf(settings, wishes.flags.shadow)),
  };
}

type Extension = Pick<
  Project,
  'hooks' | 'migration' | 'notify' | 'retain' | 'preview' | 'proxy' | 'hosts'
> & {
  /** The names of the services that have a route. */
  readonly routed: ReadonlySet<string>;
};

/** What x-ctr-bg says of the whole project. Throws CONFIG for what no deploy would do. */
export function readExtension(draft: Draft, publish?: PublishWish['http']): Extension {
  const { model, settings, certificates, at } = draft;
  const names = Object.keys(model.services);
  const routed = names.flatMap((name) => {
    const routes = routesOf(name, draft);
    return routes.length > 0 ? [{ name, routes }] : [];
  });
  checkRoutes(routed, settings.bg ?? false, at);
  const hooked = {
    services: names,
    routed: routed.map(({ name }) => name),
    directory: draft.projectDirectory,
    at,
  };
  const hooks = hooksOf(settings.hooks, hooked);
  const notify = noticesOf(settings.notify, { ...draft, directory: draft.projectDirectory });
  return {
    routed: new Set(hooked.routed),
    ...(hooks.length > 0 && { hooks }),
    ...(notify.length > 0 && { notify }),
    ...present('migration', migrationOf(settings.hooks?.migrate, hooked)),
    ...present('retain', settings.retain),
    ...present('preview', previewOf(settings, routed, at)),
    proxy: proxyOf(settings, certificates, publish, at),
    hosts: hostsOf(settings.hosts, at),
  };
}

function contextOf(
  { model, contents, projectDirectory, at, settings }: Draft,
  routed: ReadonlySet<string>,
  { warn }: Wishes,
): ContainerContext {
  const read = (path: string) => ({ content: readFileSync(path), mode: statSync(path).mode });
  return { model, contents, projectDirectory, at, routed, read, warn, isSwarm: settings.engine === 'swarm' };
}

function noServices({ at }: Draft): CtrBgError {
  return new CtrBgError('CONFIG', 'the file has no services', {
    ...placed(at([])),
    hint: 'Add services: with one service, or give an image as in `ctr-bg up nginx:1.30`.',
  });
}
