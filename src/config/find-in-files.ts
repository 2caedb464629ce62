import type {
  Hook,
  HostWish,
  NoticeWish,
  OnUnreachable,
  ProxySettings,
  RollingSettings,
  WatchSettings,
} from '../types/index.ts';
import { loadCompose } from './compose/project.ts';
import type { Surroundings } from './compose/surroundings.ts';
import {
  hostsOf,
  localHooksOf,
  noticesOf,
  proxyOf,
  readSettings,
  rollingOf,
  watchOf,
  type RawProve,
} from './extension/index.ts';
import { refuseMisspelt } from './extensions.ts';
import type { LoadOptions } from './load.ts';
import { present } from './present.ts';

export type FindOptions = Omit<LoadOptions, 'image' | 'flags'> & {
  /** Whoever calls knows the hosts already: with a name as well, no file is read. */
  readonly hostsAreGiven: boolean;
};

/** `name` is undefined when nobody names the project. */
export type FoundProject = {
  readonly name: string | undefined;
  /** Those that the file names. */
  readonly hosts: readonly HostWish[];
  /** Those of the file that are run on this machine. */
  readonly hooks: readonly Hook[];
  /** The proxy as the file asks for it; its certificates are not read. */
  readonly proxy?: Omit<ProxySettings, 'front'> & { readonly tls: boolean };
  /** Who is told what came of a command. */
  readonly notify?: readonly NoticeWish[];
  /** How a release is watched after the switch, by the file. */
  readonly watch?: WatchSettings;
  /** How they go live one after another, by the file; a canary is over when what is staged goes live. */
  readonly rolling?: RollingSettings;
  /** The load of `prove` and its budget, by the file, as the flags have them. */
  readonly prove?: RawProve;
  /** What becomes of several hosts when one of them goes away, by the file. */
  readonly onUnreachable?: OnUnreachable;
};

/** As `findProject`, where there are files. */
export async function findInFiles(surroundings: Surroundings, options: FindOptions): Promise<FoundProject> {
  const warn = options.warn ?? (() => undefined);
  const { model, tree, at, projectDirectory, secrets, environment } = await loadCompose({
    ...options,
    surroundings,
    imageIsGiven: true,
    warn,
  });
  refuseMisspelt(tree);
  const settings = readSettings(model['x-ctr-bg'], at);
  return {
    name: model.name,
    hosts: hostsOf(settings.hosts, at),
    hooks: localHooksOf(settings.hooks, projectDirectory, at),
    proxy: {
      ...present('image', settings.proxy?.image),
      publish: proxyOf(settings, [], undefined, at).publish,
      tls: settings.proxy?.tls !== undefined,
    },
    notify: noticesOf(settings.notify, { directory: projectDirectory, secrets, environment, at }),
    ...present('watch', watchOf(settings, undefined)),
    ...present('rolling', rollingOf(settings, undefined, { at })),
    ...present('prove', settings.prove),
    ...present('onUnreachable', settings['on-unreachable']),
  };
}
