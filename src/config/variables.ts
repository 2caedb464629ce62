import { CtrBgError } from '../types/index.ts';
import { type Lookup, interpolate } from './interpolate.ts';
import { type Located, mapTexts } from './located.ts';

/** The environment of whoever runs the command; an absent key and an undefined one are the same. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function lookupIn(environment: Environment): Lookup {
  return (name) => (Object.hasOwn(environment, name) ? environment[name] : undefined);
}

/** Every value of the file with its variables filled in; those without a value are told once each. */
export function interpolateTree(tree: Located, lookup: Lookup, warn: (message: string) => void): Located {
  const told = new Set<string>();
  return mapTexts(tree, ({ value, where }) => {
    const result = interpolate(value, lookup);
    if (!result.ok)
      throw new CtrBgError('CONFIG', `this value ${result.problem}`, { where, hint: result.hint });
    for (const name of result.unset) {
      if (!told.has(name))
        warn(
          `${where.file}:${where.line}:${where.column}: the variable ${name} is not set; it is taken as empty`,
        );
      told.add(name);
    }
    return result.text;
  });
}
