import type { Lookup } from './interpolate.ts';

/** The environment of whoever runs the command; an absent key and an undefined one are the same. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function lookupIn(environment: Environment): Lookup {
  return (name) => (Object.hasOwn(environment, name) ? environment[name] : undefined);
}
