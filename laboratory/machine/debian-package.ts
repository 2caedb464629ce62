import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { debianMirror } from './debian.ts';
import { mustRun, toolEnvironment } from './processes.ts';

/** Of package debian-archive-keyring, which every Debian has. */
const KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg';

const DOWNLOAD_DEADLINE = 300_000;

/**
 * Unpacks one package of another Debian suite and hands over the folder, which is gone afterwards. apt works
 * with sources, lists and a state of its own: the machine's own apt learns nothing of that suite.
 */
export async function withDebianPackage<T>(
  suite: string,
  name: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'ctr-bg-apt-'));
  try {
    const unpacked = join(root, 'unpacked');
    const deb = await download(root, suite, name);
    await mustRun(['dpkg-deb', '-x', deb, unpacked], { deadline: DOWNLOAD_DEADLINE });
    return await use(unpacked);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Returns the path of the .deb, whose signature chain apt has checked. */
async function download(root: string, suite: string, name: string): Promise<string> {
  const sources = join(root, 'sources.list');
  await writeFile(sources, `deb [signed-by=${KEYS}] ${await debianMirror()} ${suite} main\n`);
  for (const folder of ['lists/partial', 'cache/archives/partial'])
    await mkdir(join(root, folder), { recursive: true });
  const settings = {
    'Dir::Etc::SourceList': sources,
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::State::Lists': join(root, 'lists'),
    'Dir::State::Status': '/dev/null',
    'Dir::Cache': join(root, 'cache'),
    'Acquire::Languages': 'none',
    // The testing suite's Release file may be past its date.
    'Acquire::Check-Valid-Until': 'false',
    // Its own user may not write to this folder.
    'APT::Sandbox::User': 'root',
  };
  const apt = [
    'apt-get',
    '-qq',
    ...Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]),
  ];
  const options = {
    env: toolEnvironment({ ...process.env, LC_ALL: 'C' }),
    deadline: DOWNLOAD_DEADLINE,
    cwd: root,
  };
  await mustRun([...apt, 'update'], options);
  await mustRun([...apt, 'download', name], options);
  const deb = (await readdir(root)).find((file) => file.endsWith('.deb'));
  if (deb === undefined) throw new Error(`apt-get download ${name} left no package behind`);
  return join(root, deb);
}
