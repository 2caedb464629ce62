import type { Located, LocatedMap } from '../located.ts';
import * as d from './decode.ts';
import { decodeService } from './decode-service.ts';
import { VALUE } from './include.ts';
import type { ComposeModel, Json } from './model.ts';
import { get, mapEntries, mapIn, set, textOf, without } from './tree.ts';

const network = d.struct(
  {
    name: d.text,
    driver: d.text,
    driver_opts: d.pairs,
    ipam: d.struct({
      driver: d.text,
      config: d.listOf(
        d.struct({ subnet: d.text, gateway: d.text, ip_range: d.text, aux_addresses: d.pairs }),
      ),
      options: d.pairs,
    }),
    external: d.flag,
    internal: d.flag,
    attachable: d.flag,
    labels: d.pairs,
    enable_ipv4: d.keptFlag,
    enable_ipv6: d.keptFlag,
  },
  { ipam: {} },
);

const volume = d.struct({
  name: d.text,
  driver: d.text,
  driver_opts: d.pairs,
  external: d.flag,
  labels: d.pairs,
});

const fileObject = d.struct({
  name: d.text,
  file: d.text,
  environment: d.text,
  content: d.text,
  external: d.flag,
  labels: d.pairs,
  driver: d.text,
  driver_opts: d.pairs,
  template_driver: d.text,
});

const languageModel = d.struct({
  name: d.text,
  model: d.text,
  context_size: d.integer,
  runtime_flags: d.texts,
});

const project = d.struct(
  {
    name: d.text,
    services: d.mapOf(decodeService),
    networks: d.mapOf(network),
    volumes: d.mapOf(volume),
    secrets: d.mapOf(fileObject),
    configs: d.mapOf(fileObject),
    models: d.mapOf(languageModel),
  },
  { services: {} },
);

/** The canonical tree as the model that is printed and built from. */
export function decodeProject(tree: LocatedMap): ComposeModel {
  return project(withoutValues(tree), []) as unknown as ComposeModel & Json;
}

/** The values of the secrets and configs that are made of a variable, by their kind and key. */
export type Contents = Readonly<Record<'secrets' | 'configs', ReadonlyMap<string, string>>>;

export function contentsOf(tree: Located): Contents {
  const valuesOf = (kind: 'secrets' | 'configs') =>
    new Map(
      [...mapIn(tree, kind)].flatMap(([name, { value }]): [string, string][] => {
        const text = textOf(get(value, VALUE));
        return text === undefined ? [] : [[name, text]];
      }),
    );
  return { secrets: valuesOf('secrets'), configs: valuesOf('configs') };
}

function withoutValues(tree: LocatedMap): LocatedMap {
  return ['secrets', 'configs'].reduce((one, kind) => {
    const objects = get(one, kind);
    if (objects?.kind !== 'map') return one;
    return set(
      one,
      kind,
      mapEntries(objects, (object) => (object.kind === 'map' ? without(object, VALUE) : object)),
    );
  }, tree);
}
