import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import type { Occasion } from '../types/index.ts';
import type { Environment } from './connections.ts';

/** What the journal tells of a command: who gave it, where, and in which job. */
export function occasionOf(command: string, environment: Environment): Occasion {
  const job = jobOf(environment);
  return {
    id: randomUUID().slice(0, 8),
    command,
    by: {
      user: environment['GITHUB_ACTOR'] ?? environment['GITLAB_USER_LOGIN'] ?? userName(environment),
      machine: hostname(),
      ...(job === undefined ? {} : { job }),
    },
  };
}

/** In a container the user often has a number and no name. */
function userName({ USER }: Environment): string {
  try {
    return userInfo().username;
  } catch {
    return USER ?? String(process.getuid?.() ?? 'somebody');
  }
}

/** Where the CI systems say that their job can be looked at. */
function jobOf(environment: Environment): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = environment;
  const github =
    GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_RUN_ID
      ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`
      : undefined;
  const others = ['CI_JOB_URL', 'BUILDKITE_BUILD_URL', 'CIRCLE_BUILD_URL', 'CI_PIPELINE_URL', 'BUILD_URL'];
  const url = github ?? others.map((name) => environment[name]).find(Boolean);
  return url === undefined ? undefined : withoutUser(url);
}

/** An address may hold a token, in its user or its query. */
function withoutUser(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin, pathname } = new URL(text);
  return origin === 'null' ? undefined : origin + pathname;
}
