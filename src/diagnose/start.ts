import { hasEnded, lastMatch, type Evidence, type Judges } from './evidence.ts';

/** Why a command did not begin to run: by what the engine or the kernel says of it. */
export const START: Judges = [
  [
    'removed',
    ({ failure }) =>
      failure === 'gone'
        ? { text: 'its container was removed by somebody else', cure: 'Deploy again.' }
        : undefined,
  ],
  [
    'wrong-architecture',
    (evidence) =>
      says(evidence, /exec format error/i) && {
        text: 'its program is for another processor, or is no program',
        cure: "Build the image for the host's processor (docker build --platform); a script needs a first line such as #!/bin/sh.",
      },
  ],
  [
    'script-not-runnable',
    (evidence) => {
      const match = says(
        evidence,
        /exec (?:user process caused\b|(\S+?):).*no such file|\S(?:\\r|\^M)['":]/i,
      );
      return (
        match && {
          text: `${match[1] ?? 'its script'} is there, and what its first line names is not`,
          cure: 'Save the script with Unix line endings (LF, not CRLF), or name a shell in its first line that the image has.',
        }
      );
    },
  ],
  [
    'not-executable',
    (evidence) => {
      const match =
        says(evidence, /exec:? "?([^\s":]+)"?: (?:permission denied|is a directory)/i) ??
        (evidence.state?.exitCode === 126 ? says(evidence, /(\S+): permission denied/i) : undefined);
      return (
        match && {
          text: `${match[1] ?? 'its command'} may not be executed`,
          cure: 'Make it executable in the image (chmod +x), or name its interpreter in command or entrypoint of the file.',
        }
      );
    },
  ],
  [
    'command-not-found',
    (evidence) => {
      const match =
        says(evidence, /exec: "([^"]+)".*(?:not found|no such file)/i) ??
        (evidence.state?.exitCode === 127 ? says(evidence, /(\S+): (?:command )?not found/i) : undefined);
      return (
        match && {
          text: `the image has no command ${match[1] ?? ''}`,
          cure: 'Correct command or entrypoint in the file, or CMD or ENTRYPOINT of the image; is the name spelled right, and in PATH?',
        }
      );
    },
  ],
];

/** By the engine's own words, or by the log of a container that has ended. */
function says(evidence: Evidence, pattern: RegExp): RegExpExecArray | undefined {
  if (!hasEnded(evidence)) return undefined;
  return pattern.exec(evidence.engineSays) ?? lastMatch(evidence.log, pattern);
}
