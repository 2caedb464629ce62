import { CtrBgError } from '../types/index.ts';

export type ProgressMode = 'tty' | 'plain' | 'json' | 'quiet';
const MODES: readonly ProgressMode[] = ['tty', 'plain', 'json', 'quiet'];

export type ProgressQuestion = {
  /** The value of `--progress`; absent is `auto`. */
  readonly requested?: string | undefined;
  /** Whether stderr is a terminal. */
  readonly isTTY: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** CI systems that do not set CI: Jenkins, Azure Pipelines, TeamCity, AWS CodeBuild. */
const WITHOUT_CI = ['JENKINS_URL', 'TF_BUILD', 'TEAMCITY_VERSION', 'CODEBUILD_BUILD_ID'];

/** Whether no person looks on, as CI systems say it; CI=false denies it. */
export function isAutomated(environment: ProgressQuestion['environment']): boolean {
  const { CI } = environment;
  if (CI) return CI !== '0' && CI !== 'false';
  return WITHOUT_CI.some((name) => Boolean(environment[name]));
}

/** `auto` is the live view on a terminal where a person looks on, else plain lines. */
export function progressMode({ requested = 'auto', isTTY, environment }: ProgressQuestion): ProgressMode {
  const mode = MODES.find((known) => known === requested);
  if (mode !== undefined) return mode;
  if (requested !== 'auto') {
    throw new CtrBgError('USAGE', `--progress must be one of auto, ${MODES.join(', ')}`);
  }
  return isTTY && !isAutomated(environment) && environment.TERM !== 'dumb' ? 'tty' : 'plain';
}
