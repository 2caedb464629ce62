import { ERROR_MEANINGS, EXIT_MEANINGS } from '../src/types/error-meaning.ts';
import { EXIT_CODES, type ErrorCode } from '../src/types/error.ts';
import { table } from './blocks.ts';

/** The codes of the contract, and what they mean. */
export const exitCodes: readonly (readonly [code: string, meaning: string])[] = Object.entries(EXIT_MEANINGS);

export function exitCodesText(): string {
  const unexplained = Object.values(EXIT_CODES).filter((code) => !(code in EXIT_MEANINGS));
  if (unexplained.length > 0) throw new Error(`nothing says what exit code ${unexplained.join(', ')} means`);
  return table(['code', 'meaning'], exitCodes);
}

/** By exit code, and then as they stand in the source. */
export function errorCodesText(): string {
  const codes = Object.keys(ERROR_MEANINGS) as ErrorCode[];
  const rows = codes
    .map((code) => [`\`${code}\``, String(EXIT_CODES[code]), ...ERROR_MEANINGS[code]])
    .toSorted((one, other) => Number(one[1]) - Number(other[1]));
  return table(['code', 'exit', 'what happened', 'what to do'], rows);
}
