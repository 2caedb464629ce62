import { spawn } from 'node:child_process';
import * as v from 'valibot';
import { CtrBgError, formatDuration } from '../types/index.ts';
import { codeOf } from './cause.ts';
import type { Environment } from './environment.ts';
import { createCappedText } from './streams.ts';

/** What the engine hands on to a registry. */
export type Credentials = { readonly serveraddress: string } & (
  | { readonly username: string; readonly password: string }
  | { readonly identitytoken: string }
  | { readonly registrytoken: string }
);

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
const LARGEST_OUTPUT = 64 * 1024;
const answerSchema = v.object({ Username: v.string(), Secret: v.string() });

/** Asks `docker-credential-NAME get`; undefined when it has nothing for this registry. Its output is never shown. */
export async function runHelper(
  name: string,
  registry: string,
  environment: Environment,
  deadline: number,
): Promise<Credentials | undefined> {
  if (!NAME.test(name))
    throw new CtrBgError('CONFIG', `${JSON.stringify(name)} cannot be the name of a credential helper`);
  const program = `docker-credential-${name}`;
  const { status, output } = await run(program, registry, environment, deadline);
  if (status !== 0) {
    if (/credentials not found/i.test(output)) return undefined;
    throw new CtrBgError(
      'REGISTRY_REFUSED',
      `${program} failed for ${registry} (status ${status ?? 'none'})`,
      {
        hint: `Run \`docker login ${registry}\`, or take the helper out of the docker config.`,
      },
    );
  }
  return toCredentials(output, registry, program);
}

function toCredentials(output: string, registry: string, program: string): Credentials | undefined {
  const answer = v.safeParse(v.pipe(v.string(), v.parseJson(), answerSchema), output);
  if (!answer.success)
    throw new CtrBgError('REGISTRY_REFUSED', `${program} gave no usable answer for ${registry}`);
  const { Username, Secret } = answer.output;
  if (Username === '' && Secret === '') return undefined;
  // The protocol's way to say that the secret is an identity token.
  if (Username === '<token>') return { identitytoken: Secret, serveraddress: registry };
  return { username: Username, password: Secret, serveraddress: registry };
}

function run(
  program: string,
  input: string,
  environment: Environment,
  deadline: number,
): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['get'], { stdio: ['pipe', 'pipe', 'ignore'], env: { ...environment } });
    const output = createCappedText(LARGEST_OUTPUT);
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      // A child of its own may hold the pipe.
      child.stdout.destroy();
      reject(
        new CtrBgError('REGISTRY_REFUSED', `${program} did not answer within ${formatDuration(deadline)}`),
      );
    }, deadline);
    child.stdout.on('data', (chunk: Buffer) => output.write(chunk));
    // It may end without having read.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('error', (cause) => {
      clearTimeout(timer);
      reject(notStarted(program, cause));
    });
    child.once('close', (status) => {
      clearTimeout(timer);
      resolve({ status, output: output.text() });
    });
  });
}

function notStarted(program: string, cause: Error): CtrBgError {
  const why = codeOf(cause) === 'ENOENT' ? 'it is not installed' : cause.message;
  return new CtrBgError('CONFIG', `the docker config names ${program}, but ${why}`, {
    cause,
    hint: 'Install it, or take it out of credsStore or credHelpers in the docker config.',
  });
}
