import { CtrBgError, type ErrorCode, type SourceLocation } from '../types/index.ts';
import type { LocatedScalar } from './located.ts';
import { readProjectName } from './names.ts';
import { isRefusal } from './refusal.ts';
import type { Environment } from './variables.ts';

type Candidates = {
  readonly flag: string | undefined;
  readonly environment: Environment;
  /** `name:` of the file, with its variables filled in. */
  readonly written: LocatedScalar | undefined;
  /** What it is called when nobody names it. */
  readonly fallback: string;
};

/** As Compose: `-p`, then COMPOSE_PROJECT_NAME, then `name:`, then the fallback. */
export function projectName({ flag, environment, written, fallback }: Candidates): string {
  const variable = environment.COMPOSE_PROJECT_NAME;
  if (flag !== undefined) return checked(flag, 'the project name of -p', 'USAGE');
  if (variable !== undefined && variable !== '') return checked(variable, 'COMPOSE_PROJECT_NAME', 'USAGE');
  if (written !== undefined && written.value !== null)
    return checked(written.value, 'name', 'CONFIG', written.where);
  if (fallback !== '') return fallback;
  throw new CtrBgError('USAGE', 'the directory has no name that a project could have', {
    hint: 'Name the project with -p.',
  });
}

function checked(name: unknown, subject: string, code: ErrorCode, where?: SourceLocation): string {
  const result = readProjectName(name);
  if (!isRefusal(result)) return result;
  throw new CtrBgError(code, `${subject} ${result.refused}`, where ? { where } : {});
}
