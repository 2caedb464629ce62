import { CtrBgError } from '../types/index.ts';

/** A parsed image reference; `registry` and `repository` are always filled in, as Docker fills them in. */
export type ImageReference = {
  /** `docker.io`, `registry.example.com:5000`, … */
  readonly registry: string;
  /** `library/nginx`, `shop/web`, … */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
};

export const HUB = 'docker.io';

// The grammar of github.com/distribution/reference, one constant for each production.
const DOMAIN_COMPONENT = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const DOMAIN = new RegExp(
  `^(?:${DOMAIN_COMPONENT}(?:\\.${DOMAIN_COMPONENT})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`,
);
const PATH_COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const LONGEST_NAME = 255;

/** Parses an image reference; throws CONFIG with a sentence that says what is wrong with it. */
export function parseReference(text: string): ImageReference {
  const { name, tag, digest } = split(text);
  if (/^[0-9a-f]{64}$/.test(name)) throw malformed(text, 'it is an image id, not a name');
  if (tag !== undefined && !TAG.test(tag))
    throw malformed(text, `its tag ${JSON.stringify(tag)} is malformed`);
  if (digest !== undefined && !isDigest(digest))
    throw malformed(text, `its digest ${JSON.stringify(digest)} is malformed`);
  const { registry, repository } = normalise(name);
  if (!DOMAIN.test(registry)) throw malformed(text, `its registry ${JSON.stringify(registry)} is malformed`);
  if (!repository.split('/').every((part) => PATH_COMPONENT.test(part))) {
    throw malformed(
      text,
      /[A-Z]/.test(repository) ? 'its name must be in lower case' : 'its name is malformed',
    );
  }
  if (registry.length + 1 + repository.length > LONGEST_NAME)
    throw malformed(text, `its name is longer than ${LONGEST_NAME} characters`);
  return {
    registry,
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** The full form, `docker.io/library/nginx:1.30`. */
export function formatReference(reference: ImageReference): string {
  return `${reference.registry}/${reference.repository}${suffix(reference)}`;
}

/** The form that people write, `nginx:1.30`: Docker Hub and `library/` are understood. */
export function familiarReference(reference: ImageReference): string {
  return `${familiarName(reference)}${suffix(reference)}`;
}

/** The familiar name alone, `nginx` or `registry.example.com/shop`. */
export function familiarName({ registry, repository }: ImageReference): string {
  if (registry !== HUB) return `${registry}/${repository}`;
  const short = repository.startsWith('library/') ? repository.slice('library/'.length) : repository;
  // `library/a/b` shortened would be read as the repository `a/b`.
  return short.includes('/') ? repository : short;
}

/** The same reference with the tag that Docker adds when there is neither tag nor digest. */
export function withTag(reference: ImageReference): ImageReference {
  return reference.tag === undefined && reference.digest === undefined
    ? { ...reference, tag: 'latest' }
    : reference;
}

function split(text: string): { name: string; tag?: string; digest?: string } {
  const at = text.indexOf('@');
  const rest = at < 0 ? text : text.slice(0, at);
  const colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
  return {
    name: colon < 0 ? rest : rest.slice(0, colon),
    ...(colon < 0 ? {} : { tag: rest.slice(colon + 1) }),
    ...(at < 0 ? {} : { digest: text.slice(at + 1) }),
  };
}

function normalise(name: string): { registry: string; repository: string } {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  // The first part is a registry only when it looks like a host; `a/b` is on Docker Hub.
  const isHost = first === 'localhost' || /[.:[A-Z]/.test(first);
  if (isHost && first !== 'index.docker.io' && first !== HUB)
    return { registry: first, repository: name.slice(slash + 1) };
  const path = isHost ? name.slice(slash + 1) : name;
  return { registry: HUB, repository: path.includes('/') ? path : `library/${path}` };
}

function isDigest(digest: string): boolean {
  return DIGEST.test(digest) && (!digest.startsWith('sha256:') || /^sha256:[0-9a-f]{64}$/.test(digest));
}

function suffix({ tag, digest }: ImageReference): string {
  return `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

function malformed(text: string, why: string): CtrBgError {
  return new CtrBgError('CONFIG', `${JSON.stringify(text)} is not an image reference: ${why}`, {
    hint: 'Write it as [REGISTRY/]NAME[:TAG][@sha256:DIGEST], such as registry.example.com/shop/web:2.',
  });
}
