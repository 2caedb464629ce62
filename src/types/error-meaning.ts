import type { ErrorCode } from './error.ts';

/** What each exit code means; the README, the reference and the man page are made of it. */
export const EXIT_MEANINGS: Readonly<Record<number, string>> = {
  0: 'done, or nothing to do',
  1: 'a defect of ours',
  2: 'usage or configuration',
  3: 'green did not become healthy; blue was not touched',
  4: 'the switch failed and was undone',
  5: 'another deploy of the project is at work, or this one has lost its lock',
  6: 'engine or registry unreachable, or refused us',
  7: 'green was worse than blue on real requests, and blue serves again; or a budget of `prove` was exceeded',
  8: 'a person has to decide: hosts may serve different releases, `doctor` found what it does not cure, or a hook failed after the switch',
  9: 'nothing to go back to, or it lies across an irreversible migration',
  124: 'the deadline of the whole command passed',
  130: 'interrupted before the switch by SIGINT; undone',
  143: 'interrupted before the switch by SIGTERM, SIGHUP or a progress that nobody reads any more; undone',
};

/** What each code of an error means, and what to do about it. */
export const ERROR_MEANINGS: Readonly<Record<ErrorCode, readonly [meaning: string, cure: string]>> = {
  INTERNAL: ['a defect of ctr-bg', 'report it with what `--debug` shows; the same command again is safe'],
  USAGE: [
    'the command line says what cannot be',
    'the message names the flag; `ctr-bg COMMAND --help` shows what is allowed',
  ],
  CONFIG: [
    'the file, a variable or the Docker configuration says what cannot be',
    'the message has file, line and column; `ctr-bg config` shows how the file was read',
  ],
  NO_PORT: [
    'nothing says which port the application listens on',
    'EXPOSE one port in the Dockerfile, or say `--port` or `x-ctr-bg.port`',
  ],
  ROUTE_CONFLICT: [
    'another project, or another service, has the host and path',
    'give one of them another route; `ctr-bg status -p PROJECT` shows what it has',
  ],
  WRONG_ARCHITECTURE: [
    'the image is for another processor than the host',
    'build it for the platform of the host: `docker build --platform linux/amd64 …`',
  ],
  UNHEALTHY: [
    'green ended, or did not answer as the probe wants; blue serves as before',
    'the error has the last answers and log lines; `--health-path` and `--health-timeout` say what is expected',
  ],
  SWITCH_FAILED: [
    'nginx did not come to serve the new generation; blue serves as before',
    'the error says what nginx answered; `ctr-bg doctor` looks at the proxy',
  ],
  HOSTS_DISAGREE: [
    'a host went away in the middle of the switch, or could not be turned back: it may serve another release than the others',
    'the error says what each host serves; when they answer again, `ctr-bg up` brings all of them together',
  ],
  WORSE: [
    'while it was watched, green failed more of the real requests than blue did, was slower, or ended; blue serves again',
    'the error has the numbers; `x-ctr-bg.watch` says what is tolerated',
  ],
  NOTHING_TO_GO_BACK_TO: [
    'there is no release to go back to, or its image is gone',
    '`ctr-bg history` says which there are; deploy the image that is meant by `up`',
  ],
  NOTHING_STAGED: [
    'nothing is staged that could be promoted or given up',
    '`ctr-bg stage` brings a release up beside what serves; `ctr-bg status` shows what is there',
  ],
  NOTHING_LIVE: [
    'nothing serves yet, so there is nothing to stage beside, or to prove',
    'deploy it by `ctr-bg up`',
  ],
  IRREVERSIBLE: [
    'an irreversible migration was run since that release',
    'go back with `--yes` if the older version can live with what the migration did',
  ],
  HOOK_FAILED: [
    'a command of `hooks` failed or took too long; before the switch everything was undone',
    'the error has the last that it wrote; its `timeout` gives it more time',
  ],
  ENGINE_UNREACHABLE: [
    'no Docker Engine answers at the endpoint',
    'look whether `docker info` works with the same `-H`, `-c`, DOCKER_HOST or context',
  ],
  ENGINE_REFUSED: [
    'the engine answered with an error',
    'the message is its own; `ctr-bg doctor` looks for what is wrong',
  ],
  ENGINE_TIMEOUT: [
    'the engine did not answer in time; the call may have been carried out',
    'the same command again looks first, and goes on from what it finds',
  ],
  ENGINE_BROKEN_ANSWER: [
    'the answer was cut off, or is not what an engine says',
    'look what stands between you and the engine; the same command again is safe',
  ],
  REGISTRY_REFUSED: [
    'the registry wants a login, or refuses this one',
    '`docker login REGISTRY` where ctr-bg runs',
  ],
  IMAGE_NOT_FOUND: [
    'neither the engine nor the registry has the image',
    'look at its name and tag; push it, or build it on the host',
  ],
  BUILD_FAILED: ['the Dockerfile could not be built', 'the error has the last lines of the build'],
  PROXY_UNUSABLE: [
    'the proxy could not be started, or its image cannot do what is needed',
    'a port that another program has is told by name: `--publish` another; `ctr-bg doctor` says the rest',
  ],
  LOCKED: [
    'another deploy of the project is at work',
    'wait for it with `--lock-wait 10m`; the message says who, from where and for how long',
  ],
  LOCK_LOST: [
    'the connection that holds our lock broke; nothing more was changed',
    'the same command again goes on from what it finds',
  ],
  UNWELL: ['`doctor` found what is wrong', '`ctr-bg doctor --fix` does what is safe; the rest says its cure'],
  BUDGET_EXCEEDED: [
    '`prove` saw more lost, or slower answers, than its budget allows; what was deployed serves on',
    'the message says which and by how much, the samples say what came instead; `ctr-bg rollback` goes back',
  ],
  DEADLINE: ['`--timeout` passed before the switch; undone', 'give it more time with `--timeout`'],
  INTERRUPTED: [
    'Ctrl-C, SIGTERM, SIGHUP or an unread progress before the switch; undone',
    'the same command again',
  ],
};
