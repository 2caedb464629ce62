import { CtrBgError } from '../types/index.ts';
import type { Printing } from './compose/print.ts';
import { type Surroundings, look } from './compose/surroundings.ts';
import type { LoadOptions } from './load.ts';

export type CanonicalConfig = {
  /** Names of the active services. */
  readonly services: readonly string[];
  readonly images: readonly string[];
  /** Throws CONFIG for what a deploy would refuse of x-ctr-bg; all else is judged as Compose does. */
  readonly checkExtension: () => Promise<void>;
  /** The text of the whole. */
  readonly print: (how: Printing) => Promise<string>;
};

/** The Compose files that are meant, as `docker compose config` understands them. */
export async function canonicalConfig(
  options: Omit<LoadOptions, 'image' | 'flags'>,
): Promise<CanonicalConfig> {
  const surroundings = await look(options);
  if (surroundings.files.length === 0) throw nothingToRead();
  return read(surroundings, options);
}

async function read(
  surroundings: Surroundings,
  options: Omit<LoadOptions, 'image' | 'flags'>,
): Promise<CanonicalConfig> {
  const { loadCompose } = await import('./compose/project.ts');
  const warn = options.warn ?? (() => undefined);
  const compose = await loadCompose({ ...options, surroundings, warn });
  const { model, sensitive } = compose;
  const services = Object.entries(model.services);
  const images = services.map(([name, { image }]) => image ?? `${model.name}-${name}`);
  return {
    services: services.map(([name]) => name),
    images: [...new Set(images)],
    checkExtension: async () => {
      const [{ readExtension }, { uncertifiedDraft }] = await Promise.all([
        import('./build.ts'),
        import('./draft-of-files.ts'),
      ]);
      readExtension(uncertifiedDraft(compose));
    },
    print: async (how) => (await import('./compose/print.ts')).printModel(model, sensitive, how),
  };
}

function nothingToRead(): CtrBgError {
  return new CtrBgError('USAGE', 'there is no file to read', {
    hint: 'Give one with -f, or write a ctr-bg.yml or compose.yaml here.',
  });
}
