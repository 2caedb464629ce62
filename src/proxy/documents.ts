import * as v from 'valibot';
import type {
  ContainerSettings,
  NetworkSettings,
  ReleasedHook,
  SwarmSettings,
  VolumeSettings,
} from '../types/index.ts';

/** The documents on the volume, as they are believed: a generation, and what brings a release back. */

export const NAME = /^[a-z0-9][a-z0-9_-]*$/;

const text = v.pipe(v.string(), v.regex(/^[^\n]*$/));
const whole = v.pipe(v.number(), v.integer());
const headers = v.record(v.string(), text);
const HandlingDocument = v.object({
  body: whole,
  timeouts: v.object({ connect: v.exactOptional(v.number()), read: v.number(), send: v.number() }),
  requestHeaders: headers,
  responseHeaders: headers,
});
const frontEntries = {
  publicColor: v.boolean(),
  certificates: v.array(v.object({ id: text, hosts: v.array(text) })),
  redirect: v.boolean(),
  hsts: v.exactOptional(whole),
  realIp: v.exactOptional(v.object({ from: v.array(text), header: text, recursive: v.boolean() })),
};
const identity = v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/));
const project = v.pipe(v.string(), v.regex(NAME));
const serviceEntries = {
  name: text,
  image: v.object({ reference: text, digest: text, source: text }),
  configHash: text,
  port: whole,
  routes: v.array(v.object({ host: text, path: text, strip: v.boolean() })),
  probe: v.object({ path: text, timeout: v.number(), interval: v.number(), successes: whole }),
  drain: v.object({ http: v.number(), websockets: v.number() }),
  handling: HandlingDocument,
  stopGrace: v.number(),
};

/** Of a container, or the name of all tasks of a Swarm service. */
const address = v.union([
  v.pipe(v.string(), v.ipv4()),
  v.pipe(v.string(), v.regex(/^tasks\.[a-zA-Z0-9][a-zA-Z0-9_.-]*$/)),
]);

const services = v.array(
  v.object({
    ...serviceEntries,
    color: v.picklist(['blue', 'green']),
    instances: v.array(
      v.object({
        name: text,
        number: whole,
        address,
        tasks: v.exactOptional(v.union([whole, v.literal('global')])),
      }),
    ),
  }),
);

const generationEntries = {
  id: identity,
  project,
  release: identity,
  front: v.object({ ...frontEntries, httpsPort: whole }),
  services,
};

export const GenerationDocument = v.object({
  ...generationEntries,
  ahead: v.exactOptional(services),
  preview: v.exactOptional(
    v.object({
      next: v.object(generationEntries),
      ways: v.object({
        header: v.exactOptional(text),
        host: v.exactOptional(text),
        cookie: v.boolean(),
        port: v.exactOptional(v.object({ address: text, port: whole })),
        key: v.exactOptional(v.object({ id: identity })),
      }),
      keep: v.exactOptional(whole),
      mirror: v.exactOptional(
        v.object({
          part: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
          methods: v.array(v.pipe(v.string(), v.regex(/^[A-Z]+$/))),
        }),
      ),
      share: v.exactOptional(
        v.object({
          part: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
          key: v.variant('kind', [
            v.object({ kind: v.picklist(['own', 'address']) }),
            v.object({ kind: v.picklist(['cookie', 'header']), name: text }),
          ]),
        }),
      ),
    }),
  ),
});

/** Settings are handed to the engine, which judges them, as we wrote them. */
const settings = <T extends object>() => v.custom<T>((value) => typeof value === 'object' && value !== null);

export const RecordDocument = v.object({
  id: identity,
  project,
  front: v.object(frontEntries),
  services: v.array(
    v.object({
      ...serviceEntries,
      replicas: whole,
      container: settings<ContainerSettings>(),
      swarm: v.exactOptional(settings<SwarmSettings>()),
    }),
  ),
  networks: v.array(settings<NetworkSettings>()),
  volumes: v.array(settings<VolumeSettings>()),
  hooks: v.exactOptional(v.array(settings<ReleasedHook>())),
  variables: v.exactOptional(v.record(text, v.record(text, v.string()))),
  irreversible: v.exactOptional(v.literal(true)),
  dependencies: v.record(
    text,
    v.array(
      v.object({
        service: text,
        condition: v.picklist(['started', 'healthy', 'completed']),
        required: v.boolean(),
      }),
    ),
  ),
});
