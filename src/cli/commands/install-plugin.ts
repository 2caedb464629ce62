import { lstat, mkdir, readlink, realpath, rename, rm, symlink } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { configDirectory } from '../../engine/index.ts';
import { CtrBgError } from '../../types/index.ts';
import type { Environment } from '../connections.ts';
import { PLUGIN_FILE } from '../plugin.ts';
import type { CommandResult } from '../result.ts';

/**
 * `ctr-bg install-plugin`: a link to this program where the docker command looks for its plugins first. An older link
 * of ours is replaced in one rename; whatever else has the name is not touched.
 */
export async function installPlugin(environment: Environment, called: string): Promise<CommandResult> {
  const program = await realpath(called);
  if (process.platform === 'win32')
    throw new CtrBgError('USAGE', 'on Windows a plugin of docker has to be an .exe, which ctr-bg is not', {
      hint: 'Call it as ctr-bg, or use docker in WSL.',
    });
  if (program.includes(`${sep}_npx${sep}`))
    throw new CtrBgError('USAGE', 'npx removes its programs after a while, and the plugin with them', {
      hint: 'Install ctr-bg first: npm install --global.',
    });
  const folder = join(configDirectory(environment), 'cli-plugins');
  const path = join(folder, PLUGIN_FILE);
  await refuseForeign(path, basename(program));
  await mkdir(folder, { recursive: true });
  const fresh = join(folder, `.${PLUGIN_FILE}-${process.pid}`);
  await symlink(program, fresh);
  await rename(fresh, path).catch(async (cause: unknown) => {
    await rm(fresh, { force: true });
    throw cause;
  });
  return {
    document: {
      ok: true,
      command: 'install-plugin',
      files: [path],
      hint: 'docker bg --help shows what it does.',
    },
  };
}

async function refuseForeign(path: string, name: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return;
  if (found.isSymbolicLink() && basename(await readlink(path)) === name) return;
  throw new CtrBgError('USAGE', `${path} is not a link to ctr-bg, and was not touched`, {
    hint: 'Remove it, or give docker another folder by DOCKER_CONFIG.',
  });
}
