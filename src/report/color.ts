import { Chalk, type ChalkInstance } from 'chalk';

type Environment = Readonly<Record<string, string | undefined>>;
export type ColorLevel = 0 | 1 | 2 | 3;

/** CI systems whose logs show colours though they are no terminal. */
const COLORFUL_CI = [
  'GITHUB_ACTIONS',
  'GITLAB_CI',
  'CIRCLECI',
  'TRAVIS',
  'APPVEYOR',
  'GITEA_ACTIONS',
  'BUILDKITE',
  'DRONE',
];

export type ColorQuestion = {
  /** `--color` or `--no-color`; undefined when neither was given. */
  readonly flag?: boolean | undefined;
  readonly environment: Environment;
  readonly isTTY: boolean;
};

/** Flag, then NO_COLOR, FORCE_COLOR, TERM=dumb, then a terminal or a CI system that is known to show colours. */
export function colorLevel({ flag, environment, isTTY }: ColorQuestion): ColorLevel {
  if (flag !== undefined) return flag ? 1 : 0;
  if (isFilled(environment.NO_COLOR)) return 0;
  if (environment.FORCE_COLOR !== undefined) return forcedLevel(environment.FORCE_COLOR);
  if (environment.TERM === 'dumb') return 0;
  return isTTY || COLORFUL_CI.some((name) => isFilled(environment[name])) ? 1 : 0;
}

function forcedLevel(value: string): ColorLevel {
  if (value === '0' || value === 'false') return 0;
  if (value === '2' || value === '3') return value === '2' ? 2 : 3;
  return 1;
}

function isFilled(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/** Never chalk's own detection: it does not know NO_COLOR, and reads the command line by itself. */
export function painter(color: boolean): ChalkInstance {
  return new Chalk({ level: color ? 1 : 0 });
}
