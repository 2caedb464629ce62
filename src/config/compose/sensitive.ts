import { isSecretName } from '../../types/index.ts';
import type { Lookup } from '../interpolate.ts';
import { type Environment, lookupIn } from '../variables.ts';

/** What must not be printed: it is a secret by its name, or by where it came from. */
export type Sensitive = {
  /** Values of variables with the name of a secret that the files use. */
  readonly texts: ReadonlySet<string>;
  /** `SERVICE NAME` of each variable that a service has from an env file alone. */
  readonly fromFiles: ReadonlySet<string>;
};

/** Shorter texts are everywhere: to blot them out would hide the file. */
const SHORTEST = 4;

/** The lookup of a project's variables that remembers which secrets went into its files. */
export function watchVariables(environment: Environment): {
  readonly lookup: Lookup;
  readonly tellFromFile: (service: string, name: string) => void;
  readonly sensitive: Sensitive;
} {
  const texts = new Set<string>();
  const fromFiles = new Set<string>();
  const known = lookupIn(environment);
  return {
    lookup: (name) => {
      const value = known(name);
      if (value !== undefined && value.length >= SHORTEST && isSecretName(name)) texts.add(value);
      return value;
    },
    tellFromFile: (service, name) => fromFiles.add(`${service} ${name}`),
    sensitive: { texts, fromFiles },
  };
}
