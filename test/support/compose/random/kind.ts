import type { CaseSettings } from '../cases.ts';

/** Files and a way to call Compose on them, made up by chance. */
export type RandomCase = {
  readonly files: Readonly<Record<string, string>>;
  readonly settings: CaseSettings;
};
