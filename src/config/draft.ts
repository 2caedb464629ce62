import type { Certificate, SourceLocation } from '../types/index.ts';
import type { ComposeFileObject, ComposeModel } from './compose/model.ts';
import type { ContainerContext } from './container/index.ts';
import type { RawServiceSettings, RawSettings } from './extension/index.ts';
import type { Origin, Path } from './located.ts';
import type { Environment } from './variables.ts';

/** What was asked for, by files or by an image alone, before the command line's wishes and defaults. */
export type Draft = {
  /** The canonical form of the files; of an image alone, the least that a file could say. */
  readonly model: ComposeModel;
  /** `x-ctr-bg` at the top, and of each service that has it. */
  readonly settings: RawSettings;
  readonly own: ReadonlyMap<string, RawServiceSettings>;
  readonly certificates: readonly Certificate[];
  /** All that are declared, by name. */
  readonly secrets: Readonly<Record<string, ComposeFileObject>>;
  readonly contents: ContainerContext['contents'];
  readonly projectDirectory: string;
  /** That of the process before that of the env files. */
  readonly environment: Environment;
  /** The place of a path in the file; undefined when there is no file. */
  readonly at: (path: Path, origin?: Origin) => SourceLocation | undefined;
};

/** An error's place, when there is one. */
export function placed(where: SourceLocation | undefined): { where?: SourceLocation } {
  return where === undefined ? {} : { where };
}
