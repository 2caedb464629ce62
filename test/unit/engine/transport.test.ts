import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { connect, type Endpoint } from '../../../src/engine/index.ts';
import { answer, fakeEngine, frame, rejection, UPGRADED } from './fake-engine.ts';

/** A directory with an `ssh` that does what the script says. */
async function fakeSsh(
  script: string,
): Promise<AsyncDisposable & { environment: Record<string, string>; endpoint: Endpoint }> {
  const directory = await mkdtemp(join(tmpdir(), 'eng-ssh-'));
  await writeFile(join(directory, 'ssh'), `#!/bin/sh\n${script}\n`);
  await chmod(join(directory, 'ssh'), 0o755);
  return {
    environment: { PATH: `${directory}:${process.env['PATH']}` },
    endpoint: { kind: 'ssh', name: 'ssh://example.com', host: 'example.com' },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  };
}

/** What `docker system dial-stdio` does. */
const bridge = (path: string): string =>
  `exec ${process.execPath} -e 'const s=require("net").connect("${path}");process.stdin.pipe(s);s.pipe(process.stdout);s.on("close",()=>process.exit(0))'`;

describe('ssh', () => {
  test('carries calls, several over one process, and streams in both directions', async () => {
    const id = 'e'.repeat(64);
    await using fake = await fakeEngine(({ url }, socket) => {
      if (url.endsWith('/start')) {
        socket.write(UPGRADED);
        socket.on('data', (data) => {
          const [id, , , argument] = data.toString().split(/\s/);
          socket.write(frame(1, `${id}>got ${argument}\n${id}=0\n`));
        });
        socket.on('end', () => socket.end());
      } else
        socket.write(
          answer(200, url.includes('/exec') ? `{"Id":"${id}","Running":false,"ExitCode":0}` : '[]'),
        );
    });
    await using ssh = await fakeSsh(bridge(fake.path));
    const engine = await connect(ssh.endpoint, { environment: ssh.environment });
    try {
      for (let round = 0; round < 5; round += 1) expect(await engine.listContainers([])).toEqual([]);
      expect(fake.connections()).toBe(1);
      const { exitCode, output } = await engine.shell('web').run(['a']);
      expect({ exitCode, output }).toEqual({ exitCode: 0, output: 'got a' });
    } finally {
      engine.close();
    }
  });

  test('that fails says why, in its own words', async () => {
    await using ssh = await fakeSsh('echo "ssh: Could not resolve hostname example.com" >&2; exit 255');
    const error = await rejection(connect(ssh.endpoint, { environment: ssh.environment }));
    expect(error).toMatchObject({
      code: 'ENGINE_UNREACHABLE',
      message: expect.stringContaining('Could not resolve hostname'),
    });
    expect(error.hint).toContain('ssh example.com docker version');
  });

  test('that hangs is ended at the deadline', async () => {
    await using ssh = await fakeSsh('exec sleep 30');
    expect(
      await rejection(connect(ssh.endpoint, { environment: ssh.environment, deadlines: { connect: 300 } })),
    ).toMatchObject({ code: 'ENGINE_TIMEOUT' });
  });

  test('that is not installed is said', async () => {
    const endpoint: Endpoint = { kind: 'ssh', name: 'ssh://example.com', host: 'example.com' };
    expect(await rejection(connect(endpoint, { environment: { PATH: '/nowhere' } }))).toMatchObject({
      code: 'ENGINE_UNREACHABLE',
    });
  });
});

describe('an engine that is not there', () => {
  const nowhere: Endpoint = {
    kind: 'unix',
    name: 'unix:///nowhere/docker.sock',
    path: '/nowhere/docker.sock',
  };

  test('is unreachable at once', async () => {
    const begin = performance.now();
    const error = await rejection(connect(nowhere, { environment: {} }));
    expect(error).toMatchObject({ code: 'ENGINE_UNREACHABLE', exitCode: 6 });
    expect(error.hint).toContain('Is Docker running?');
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  test('refuses TCP connections', async () => {
    const endpoint: Endpoint = { kind: 'tcp', name: 'tcp://127.0.0.1:1', host: '127.0.0.1', port: 1 };
    expect(await rejection(connect(endpoint, { environment: {} }))).toMatchObject({
      code: 'ENGINE_UNREACHABLE',
    });
  });

  test('is waited for in CI', async () => {
    await using fake = await fakeEngine(() => undefined);
    const late = join(await mkdtemp(join(tmpdir(), 'eng-late-')), 'engine.sock');
    setTimeout(() => void symlink(fake.path, late), 500);
    const engine = await connect(
      { kind: 'unix', name: `unix://${late}`, path: late },
      { environment: { CI: 'true' } },
    );
    expect(engine.apiVersion).toBe('1.41');
    engine.close();
    await rm(dirname(late), { recursive: true });
  });

  test('is not waited for in CI for more than a few seconds', async () => {
    const begin = performance.now();
    expect(await rejection(connect(nowhere, { environment: { CI: 'true' } }))).toMatchObject({
      code: 'ENGINE_UNREACHABLE',
    });
    expect(performance.now() - begin).toBeGreaterThan(3000);
    expect(performance.now() - begin).toBeLessThan(6500);
  }, 10_000);
});
