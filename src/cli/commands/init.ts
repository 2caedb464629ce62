import { readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { exposedPorts, findFiles, SCHEMA_LINE, starterFile } from '../../config/index.ts';
import { readAsset } from '../../proxy/index.ts';
import { isAutomated } from '../../report/index.ts';
import { CtrBgError } from '../../types/index.ts';
import { askForStarter, type Terminal } from '../ask.ts';
import type { Context } from '../context.ts';
import type { InitFlags } from '../flags.ts';
import type { CommandResult } from '../result.ts';

const FILE = 'ctr-bg.yml';
const SCHEMA = 'ctr-bg.schema.json';

const PORT_UNKNOWN =
  'No port was said, so up takes the one that the image EXPOSEs; if that is none or several, write the port into the file.';

/**
 * `ctr-bg init [IMAGE]`: a first file, and the schema by which an editor completes it. Writes over nothing of the
 * user's; a Compose file that is here is enough, and gets the schema alone. Asks only a person who has said nothing.
 */
export async function init(
  context: Context,
  image: string | undefined,
  { port, route: routes }: InitFlags,
  terminal: Terminal = ourTerminal(),
): Promise<CommandResult> {
  const { directory, environment, flags } = context;
  const [found] = await findFiles({ directory, environment });
  if (found !== undefined && /^ctr-bg\.ya?ml$/.test(basename(found))) throw isThere(basename(found));
  if (found !== undefined) {
    await writeSchema(directory);
    const hint = `${relative(directory, found)} needs no changes. So that an editor completes x-ctr-bg, its first line may be: ${SCHEMA_LINE}`;
    return { document: { ok: true, command: 'init', files: [SCHEMA], hint } };
  }
  const dockerfile = await readFile(join(directory, 'Dockerfile'), 'utf8').catch(() => undefined);
  const hasDockerfile = dockerfile !== undefined;
  const exposed = exposedPorts(dockerfile ?? '');
  const isSaid = image !== undefined || port !== undefined || routes.length > 0;
  const wish =
    isSaid || !mayAsk(context, terminal)
      ? { image, port, routes }
      : await askForStarter(terminal, { hasDockerfile, exposed, signal: context.signal });
  const text = starterFile({ directory, ...wish, hasDockerfile, projectName: flags.project, environment });
  await writeSchema(directory);
  await writeFile(join(directory, FILE), text, { flag: 'wx' });
  const isKnown = wish.port !== undefined || (wish.image === undefined && exposed.length === 1);
  const hint = `${isKnown ? '' : `${PORT_UNKNOWN} `}ctr-bg plan shows what up would do.`;
  return { document: { ok: true, command: 'init', files: [FILE, SCHEMA], hint } };
}

const ourTerminal = (): Terminal => ({
  input: process.stdin,
  output: process.stderr,
  isInteractive: process.stdin.isTTY && process.stderr.isTTY,
});

const mayAsk = ({ flags, environment }: Context, { isInteractive }: Terminal): boolean =>
  isInteractive && !flags.yes && !flags.json && !isAutomated(environment);

/** The schema of another version is replaced; whatever else has its name is the user's. */
async function writeSchema(directory: string): Promise<void> {
  const path = join(directory, SCHEMA);
  const before = await readFile(path, 'utf8').catch(() => undefined);
  const isOurs = before === undefined || before.includes(`"$id": "${SCHEMA}"`);
  if (!isOurs) throw isThere(SCHEMA);
  await writeFile(path, readAsset(`compose/${SCHEMA}`));
}

const isThere = (name: string): CtrBgError =>
  new CtrBgError('USAGE', `${name} is here already, and was not touched`, {
    hint: 'Edit it, or rename it and run init again.',
  });
