import type { Evidence, Judges } from './evidence.ts';

/** Of a HEALTHCHECK that is not passed. */
export const CHECKS: Judges = [
  [
    'check-program-missing',
    (evidence) => {
      const match = /exec: "([^"]+)".*(?:not found|no such file)|(\S+): (?:command )?not found/is.exec(
        isAboutCheck(evidence) ? last(evidence) : '',
      );
      if (match === null) return undefined;
      return {
        text: `the image lacks ${match[1] ?? match[2] ?? 'the program'}, which its HEALTHCHECK runs`,
        cure: 'Put that program into the image, or replace the check by healthcheck in the file with what the image has; "disable: true" leaves it to the probe.',
      };
    },
  ],
  [
    'check-follows-redirect',
    (evidence) => {
      const target = / to (https:\/\/\S+)$/.exec(evidence.answers.at(-1) ?? '')?.[1];
      return isAboutCheck(evidence) && target !== undefined
        ? {
            text: `it redirects to https (${target}), which its HEALTHCHECK seems to follow`,
            cure: 'Send "X-Forwarded-Proto: https" in the check, as the proxy does for https, or ask a path that is not redirected.',
          }
        : undefined;
    },
  ],
  [
    'check-failed',
    (evidence) =>
      isAboutCheck(evidence) && evidence.checks.some(({ exitCode }) => exitCode !== 0)
        ? {
            text: `its HEALTHCHECK says: ${last(evidence) || 'nothing'} (exit ${evidence.checks.at(-1)?.exitCode ?? 0})`,
            cure: "Run the check's command in the container to see it fail; healthcheck in the file replaces it.",
          }
        : undefined,
  ],
  [
    'check-not-done',
    (evidence) =>
      evidence.failure === 'deadline' && isAboutCheck(evidence)
        ? {
            text: 'it answers, but its HEALTHCHECK has not passed yet',
            cure: 'Raise --health-timeout, or shorten interval or start_period of the healthcheck in the file.',
          }
        : undefined,
  ],
];

/** The engine decided by it; or the time ran out on one that answers well, and only the check can have been missing. */
function isAboutCheck({ failure, status, hasCheck }: Evidence): boolean {
  return failure === 'healthcheck' || (failure === 'deadline' && hasCheck && status >= 200 && status < 400);
}

const last = ({ checks }: Evidence): string => checks.at(-1)?.output ?? '';
