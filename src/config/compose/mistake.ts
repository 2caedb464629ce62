import { CtrBgError } from '../../types/index.ts';
import type { Located, Path } from '../located.ts';

/** What is wrong with a value of the file, at its place. */
export function mistake(at: Pick<Located, 'where'>, message: string, hint?: string): CtrBgError {
  return new CtrBgError('CONFIG', message, { where: at.where, ...(hint === undefined ? {} : { hint }) });
}

/** `services.web.ports[0]`; a key that is no name is left out, for it may be a secret in the wrong place. */
export function pathText(path: Path): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${shown(step)}`,
    )
    .join('');
}

function shown(key: string): string {
  return /^[\w./-]{1,64}$/.test(key) ? key : '…';
}
