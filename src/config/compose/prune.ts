import type { ComposeModel, ComposeService } from './model.ts';

const KINDS = ['networks', 'volumes', 'secrets', 'configs', 'models'] as const;
type Kind = (typeof KINDS)[number];

/** Leaves what no service of the model uses, as Compose does: it would not be made either. */
export function withoutUnused(model: ComposeModel): ComposeModel {
  const services = Object.values(model.services);
  const kept = KINDS.map((kind) => {
    const used = new Set(services.flatMap((service) => USES[kind](service)));
    const things: Readonly<Record<string, unknown>> | undefined = model[kind];
    const entries = Object.entries(things ?? {}).filter(([name]) => used.has(name));
    return [kind, entries.length === 0 ? undefined : Object.fromEntries(entries)] as const;
  });
  const all: [string, unknown][] = Object.entries({ ...model, ...Object.fromEntries(kept) });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as unknown as ComposeModel;
}

const USES: Readonly<Record<Kind, (service: ComposeService) => readonly (string | undefined)[]>> = {
  networks: ({ networks }) => Object.keys(networks ?? {}),
  volumes: ({ volumes }) =>
    (volumes ?? []).filter(({ type }) => type === 'volume').map(({ source }) => source),
  secrets: ({ secrets, build }) =>
    [...(secrets ?? []), ...(build?.secrets ?? [])].map(({ source }) => source),
  configs: ({ configs }) => (configs ?? []).map(({ source }) => source),
  models: ({ models }) => Object.keys(models ?? {}),
};
