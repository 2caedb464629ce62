import { CtrBgError, type SourceLocation } from '../../types/index.ts';
import type { ComposeModel, ComposeService } from '../compose/model.ts';
import type { Origin, Path } from '../located.ts';

/** What the mapping needs of a loaded project; a `ComposeProject` has all but the last three. */
export type ContainerContext = {
  readonly model: ComposeModel;
  /** The values of secrets and configs that are made of a variable. */
  readonly contents: Readonly<Record<'secrets' | 'configs', ReadonlyMap<string, string>>>;
  readonly projectDirectory: string;
  readonly at: (path: Path, origin?: Origin) => SourceLocation | undefined;
  /** The services that are swapped: their containers have no lasting name. */
  readonly routed: ReadonlySet<string>;
  /** Reads a file of the user; throws Node's error. */
  readonly read: (path: string) => FileContent;
  readonly warn: (message: string) => void;
  /** The file says that it runs on a Swarm. */
  readonly isSwarm?: boolean;
};

export type FileContent = { readonly content: Buffer; readonly mode: number };

/** One service of the project, whose container is being described. */
export type Subject = ContainerContext & { readonly name: string; readonly service: ComposeService };

/** What is wrong with an attribute of the service, at its place. */
export function mistake(
  subject: Pick<Subject, 'at' | 'name'>,
  path: Path,
  message: string,
  hint?: string,
): CtrBgError {
  const where = subject.at(['services', subject.name, ...path]);
  return new CtrBgError('CONFIG', message, {
    ...(where === undefined ? {} : { where }),
    ...(hint === undefined ? {} : { hint }),
  });
}

/** `deploy.placement of web` */
export function attributeName({ name }: Subject, path: Path): string {
  return `${path.join('.')} of ${name}`;
}

/**
 * The container of a service that is not swapped, as Compose names it. Whoever needs the container of a swapped one
 * is refused: it goes away with the next deploy.
 */
export function containerNames(subject: Subject, service: string, path: Path): string[] {
  const { model, routed } = subject;
  if (routed.has(service)) {
    throw mistake(
      subject,
      path,
      `${attributeName(subject, path)} names the containers of ${service}, which every deploy replaces`,
      'Use the network: the name of a service leads to it from every service on the same network.',
    );
  }
  const target = model.services[service];
  if (target?.container_name !== undefined) return [target.container_name];
  const count = target?.deploy?.replicas ?? target?.scale ?? 1;
  return Array.from({ length: Math.max(1, count) }, (_, index) => `${model.name}-${service}-${index + 1}`);
}

/** The first container of a service that others are joined to. */
export function containerName(subject: Subject, service: string, path: Path): string {
  return containerNames(subject, service, path)[0] ?? service;
}
