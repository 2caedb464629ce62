import { CtrBgError } from '../types/index.ts';

/** Of what carries our labels, and is of another major version of them. */
export function otherSchema(name: string, schema: string): CtrBgError {
  return new CtrBgError(
    'ENGINE_REFUSED',
    `${name} was made by another version of ctr-bg (schema ${schema})`,
    {
      hint: 'Use that version, or a newer one.',
    },
  );
}
