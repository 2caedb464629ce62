/** Labels that mark what is ours; only what carries them may be changed or removed. They never change (FACTS 11). */
export const LABEL = {
  schema: 'ctr-bg.schema',
  role: 'ctr-bg.role',
  project: 'ctr-bg.project',
  service: 'ctr-bg.service',
  color: 'ctr-bg.color',
  number: 'ctr-bg.number',
  release: 'ctr-bg.release',
  configHash: 'ctr-bg.config-hash',
  image: 'ctr-bg.image',
  digest: 'ctr-bg.digest',
  address: 'ctr-bg.address',
  stopGrace: 'ctr-bg.stop-grace',
  restart: 'ctr-bg.restart',
  holder: 'ctr-bg.holder',
  /** Of a Swarm service: over what it was made of, so that it is seen when somebody changes it. */
  made: 'ctr-bg.made',
} as const;

/** Major version of the labels and of the documents on the volume. */
export const SCHEMA = '1';

export const ROLE = {
  application: 'application',
  supporting: 'supporting',
  proxy: 'proxy',
  lock: 'lock',
  /** Looks, for a moment, at the sockets of a container that did not become healthy, or at an empty host. */
  look: 'look',
  hook: 'hook',
  /** What the containers of Swarm services are given, on the managers. */
  secret: 'secret',
  overlay: 'overlay',
} as const;

export const proxyLabels: Readonly<Record<string, string>> = {
  [LABEL.schema]: SCHEMA,
  [LABEL.role]: ROLE.proxy,
};
