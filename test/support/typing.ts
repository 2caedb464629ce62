import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LabEngine } from '../../laboratory/index.ts';
import { mustRun, run, toolEnvironment, type Ended } from '../../laboratory/machine/processes.ts';

/** Somebody who has installed ctr-bg as README.md says, and types into a shell. */
export type Typist = {
  /** Runs the lines of a block, which is empty-handed: in the folder of the document, ending at the first that fails. */
  readonly type: (lines: readonly string[]) => Promise<Ended>;
  readonly folder: string;
  /** Begins in an empty folder, or in a copy of one. */
  readonly begin: (copyOf?: string) => Promise<Typist>;
  readonly leave: () => Promise<void>;
};

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEADLINE = 120_000;
/** Ends what has been typed with all that it has started; in seconds. */
const TOO_LATE = ['timeout', '--kill-after=10', '100'];

/** Packs this checkout and installs it, without any registry: that is what its package is to need. */
export async function openTypist(engine: LabEngine, env: Readonly<Record<string, string>>): Promise<Typist> {
  const home = await mkdtemp(join(engine.folder, 'home-'));
  const npm = { ...toolEnvironment(), HOME: home, npm_config_prefix: join(home, 'npm') };
  const options = { cwd: ROOT, env: npm, deadline: DEADLINE };
  // It is built already, and the checkout stays as it is.
  await mustRun(['npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', home], options);
  const packed = (await readdir(home)).find((name) => name.endsWith('.tgz')) ?? '';
  await mustRun(['npm', 'install', '--global', '--offline', '--no-audit', join(home, packed)], options);
  const path = [join(home, 'npm/bin'), env['PATH'], toolEnvironment()['PATH']].join(':');
  const own = { HOME: home, DOCKER_HOST: engine.endpoint, DOCKER_BUILDKIT: '0', NO_COLOR: '1' };
  const begin = async (copyOf?: string): Promise<Typist> => {
    const folder = await mkdtemp(join(home, 'folder-'));
    if (copyOf !== undefined) await cp(copyOf, folder, { recursive: true });
    const type = (lines: readonly string[]): Promise<Ended> =>
      run(engine.inside([...TOO_LATE, 'bash', '-euo', 'pipefail', '-c', lines.join('\n')]), {
        cwd: folder,
        env: { ...own, PATH: path },
        deadline: DEADLINE,
      });
    return { type, folder, begin, leave: () => rm(home, { recursive: true }) };
  };
  return begin();
}
