import { CtrBgError, type PullPolicy } from '../types/index.ts';
import { type Draft, placed } from './draft.ts';
import type { Flags } from './flags.ts';
import { routesOf } from './routes.ts';
import type { Environment } from './variables.ts';

/** The command line's part. */
export type Wishes = {
  /** The argument of `up IMAGE`. */
  readonly image: string | undefined;
  readonly flags: Flags;
  readonly environment: Environment;
  readonly warn: (message: string) => void;
};

/** The part of the command line that is for one service. */
export type ServiceWishes = {
  readonly image?: string | undefined;
  readonly port?: number | undefined;
  readonly healthPath?: string | undefined;
  readonly replicas?: number | undefined;
  readonly healthTimeout?: number | undefined;
  readonly drain?: number | undefined;
  readonly pull?: PullPolicy | undefined;
  /** Those of `-e`; null is to be taken from the caller. */
  readonly given: ReadonlyMap<string, string | null>;
  readonly environment: Environment;
  readonly warn: (message: string) => void;
};

/** What is for one service alone goes to the chosen one; the rest to all, unless one is named. */
export function wishesFor(name: string, chosen: string | undefined, wishes: Wishes): ServiceWishes {
  const { flags, image, environment, warn } = wishes;
  const { port, healthPath, replicas, healthTimeout, drain, pull } = flags;
  const shared = { healthTimeout, drain, pull };
  if (name === chosen) {
    return { ...shared, image, port, healthPath, replicas, given: flags.environment, environment, warn };
  }
  return { ...(flags.service === undefined ? shared : {}), given: new Map(), environment, warn };
}

/** The service that an image and the flags of one service are for: the one that is named, else the only one with a route. */
export function chosenService(draft: Draft, { image, flags }: Wishes): string | undefined {
  const { model, at } = draft;
  const names = Object.keys(model.services);
  if (flags.service !== undefined) {
    if (names.includes(flags.service)) return flags.service;
    throw new CtrBgError('USAGE', `there is no service ${flags.service}`, {
      ...placed(at(['services'], 'key')),
      hint: `Services: ${names.join(', ')}.`,
    });
  }
  const [only, ...others] = names.filter((name) => routesOf(name, draft).length > 0);
  if (only !== undefined && others.length === 0) return only;
  const [given] = givenFor(image, flags);
  if (given === undefined) return undefined;
  throw new CtrBgError('USAGE', `${given} is for one service, and there are ${names.length}`, {
    hint: `Name one with --service: ${names.join(', ')}.`,
  });
}

function givenFor(image: string | undefined, { port, healthPath, replicas, environment }: Flags): string[] {
  const given = {
    'the image': image,
    '--port': port,
    '--health-path': healthPath,
    '--replicas': replicas,
    '--env': [...environment.keys()][0],
  };
  return Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([flag]) => flag);
}
