/**
 * `node --import tsx test/support/compose/says.ts FOLDER…`: what Docker Compose says about cases of the corpus,
 * as JSON, or its refusal. With `--inspect`, inside run.ts: what `docker inspect` says of the containers that it
 * creates for them.
 */
import { resolve } from 'node:path';
import { ensureDockerCompose, runDockerCompose } from '../../../laboratory/docker-compose.ts';
import { argumentsOf, readCase, surroundingsOf, type Case } from './cases.ts';
import { composeContainers } from './create.ts';
import { laboratory } from '../../../laboratory/index.ts';

async function config(item: Case): Promise<void> {
  const program = await ensureDockerCompose((line) => process.stderr.write(`${line}\n`));
  const args = [...argumentsOf(item), 'config', '--format', 'json'];
  const { exitCode, stdout, stderr } = await runDockerCompose(program, args, surroundingsOf(item));
  process.stdout.write(exitCode === 0 ? stdout : '');
  process.stderr.write(stderr);
  if (exitCode !== 0) process.exitCode = 1;
}

async function inspect(item: Case): Promise<void> {
  const containers = await composeContainers(await laboratory(), item);
  process.stdout.write(`${JSON.stringify(containers, undefined, 2)}\n`);
}

const args = process.argv.slice(2);
const show = args.includes('--inspect') ? inspect : config;
for (const folder of args.filter((arg) => arg !== '--inspect')) await show(readCase(resolve(folder)));
