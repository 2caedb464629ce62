import type { Certificate, SourceLocation } from '../types/index.ts';
import type { Origin, Path } from './located.ts';
import type { RawSettings } from './extension/index.ts';
import type { RawService } from './schema.ts';

/** What was asked for, by a file or by an image alone, before defaults and flags. */
export type Draft = {
  readonly name: string;
  readonly services: ReadonlyMap<string, RawService>;
  readonly settings: RawSettings;
  readonly certificates: readonly Certificate[];
  /** The place of a path in the file; undefined when there is no file. */
  readonly at: (path: Path, origin?: Origin) => SourceLocation | undefined;
};

/** An error's place, when there is one. */
export function placed(where: SourceLocation | undefined): { where?: SourceLocation } {
  return where === undefined ? {} : { where };
}
