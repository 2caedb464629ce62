import { lstat, mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { installPlugin } from '../../../src/cli/commands/install-plugin.ts';
import { watchInterruptions } from '../../../src/cli/interruption.ts';
import { fromDocker, pluginMetadata, wordsFromDocker } from '../../../src/cli/plugin.ts';

/** As docker/cli has it: docker calls a plugin with all of its own arguments. */
test.each<[string, string, Record<string, string>]>([
  ['bg up shop:2', 'up shop:2', {}],
  ['bg', '', {}],
  ['bg -f a.yml up', '-f a.yml up', {}],
  ['bg up bg', 'up bg', {}],
  ['--context prod bg up', '--context=prod up', {}],
  ['-c prod bg up', '--context=prod up', {}],
  ['-H tcp://a:1 bg up', '--host=tcp://a:1 up', {}],
  ['-H=tcp://a:1 bg up', '--host=tcp://a:1 up', {}],
  ['-Htcp://a:1 bg up', '--host=tcp://a:1 up', {}],
  ['-DH tcp://a:1 bg up', '--debug --host=tcp://a:1 up', {}],
  ['--debug=false -l warn --log-level=info bg up', 'up', {}],
  ['--config /c bg up', 'up', { DOCKER_CONFIG: '/c' }],
  ['--tls bg up', 'up', { DOCKER_TLS: '1' }],
  ['--tlsverify bg up', 'up', { DOCKER_TLS: '1', DOCKER_TLS_VERIFY: '1' }],
  ['--tlsverify=false bg up', 'up', { DOCKER_TLS: '1', DOCKER_TLS_VERIFY: '' }],
  [
    '--tlscacert /a --tlscert=/b bg up',
    'up',
    { CTR_BG_TLS_CA: '/a', CTR_BG_TLS_CERT: '/b', DOCKER_TLS: '1' },
  ],
  ['help bg', '--help', {}],
  ['help bg up', 'up --help', {}],
  // Called without docker.
  ['up --context bg', 'up --context bg', {}],
  ['--json up', '--json up', {}],
])('docker-bg %s is ctr-bg %s %j', (given, argv, environment) => {
  const call = fromDocker({ argv: given.split(' '), environment: { HOME: '/h' } });
  expect(call.argv.join(' ')).toBe(argv);
  expect(call.environment).toEqual({ HOME: '/h', ...environment });
});

test('the metadata is what docker asks for', () => {
  expect(JSON.parse(pluginMetadata('1.2.3'))).toMatchObject({
    SchemaVersion: '0.1.0',
    Vendor: expect.stringMatching(/./),
    Version: '1.2.3',
    ShortDescription: expect.stringMatching(/./),
  });
});

describe('in a folder of its own', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ctr-bg-plugin-'));
    await writeFile(join(folder, 'ctr-bg.cjs'), '');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const install = () => installPlugin({ DOCKER_CONFIG: join(folder, 'config') }, join(folder, 'ctr-bg.cjs'));
  const path = () => join(folder, 'config', 'cli-plugins', 'docker-bg');

  test('the plugin is a link to the program, and an older one of ours is replaced', async () => {
    expect((await install()).document.files).toEqual([path()]);
    expect(await readlink(path())).toBe(join(folder, 'ctr-bg.cjs'));
    await rm(path());
    await symlink('/gone/ctr-bg.cjs', path());
    await install();
    expect(await readlink(path())).toBe(join(folder, 'ctr-bg.cjs'));
  });

  test.each(['file', 'link'])('a foreign %s is left as it is', async (kind) => {
    await mkdir(join(folder, 'config', 'cli-plugins'), { recursive: true });
    await (kind === 'file' ? writeFile(path(), 'mine') : symlink('/usr/bin/other', path()));
    await expect(install()).rejects.toMatchObject({ code: 'USAGE', hint: expect.any(String) });
    expect(kind === 'file' ? await readFile(path(), 'utf8') : await readlink(path())).toMatch(
      /^mine$|other$/,
    );
    expect((await lstat(path())).isSymbolicLink()).toBe(kind === 'link');
  });
});

/** docker 25 and later tell a plugin by a socket that it is to end: on Linux by one without a file. */
describe.each([
  ['in no file system', `@ctr_bg_test_${process.pid}`],
  ['in a file', join(tmpdir(), `ctr-bg-test-${process.pid}.sock`)],
])('the socket of docker, %s,', (_, name) => {
  let server: Server;
  let connections: Socket[];
  beforeEach(async () => {
    connections = [];
    server = createServer((connection) => void connections.push(connection));
    await new Promise<void>((resolve) => server.listen(name.replace('@', '\0'), resolve));
  });
  afterEach(() => void server.close());

  const closeDocker = (): void => {
    server.close();
    for (const connection of connections) connection.destroy();
  };
  /** Time to connect, to notice, and to wait for a signal. */
  const aWhile = () => new Promise((resolve) => setTimeout(resolve, 500));

  async function watch() {
    const interruption = watchInterruptions(60_000, { DOCKER_CLI_PLUGIN_SOCKET: name });
    await aWhile();
    expect(interruption.signal.aborted).toBe(false);
    return interruption;
  }

  test('interrupts when it is closed', async () => {
    const { signal, end } = await watch();
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
    closeDocker();
    await aborted;
    expect(signal.reason).toMatchObject({ code: 'INTERRUPTED', exitCode: 143 });
    end();
  });

  test('and a signal at the same time count as one', async () => {
    const { signal, end } = await watch();
    closeDocker();
    process.emit('SIGINT', 'SIGINT');
    await aWhile();
    expect(signal.reason).toMatchObject({ message: 'interrupted by SIGINT', exitCode: 130 });
    end();
  });

  test('is of no interest to a command that has ended', async () => {
    const { signal, end } = await watch();
    end();
    closeDocker();
    await aWhile();
    expect(signal.aborted).toBe(false);
  });
});

test('what docker hands on to be completed begins with the plugin’s name', () => {
  expect(wordsFromDocker(['bg', 'up', ''])).toEqual(['up', '']);
  expect(wordsFromDocker(['bg', 'bg'])).toEqual(['bg']);
  expect(wordsFromDocker(['up', ''])).toEqual(['up', '']);
});
