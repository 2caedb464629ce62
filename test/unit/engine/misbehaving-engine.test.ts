import { describe, expect, test } from '@jest/globals';
import { EngineRefusal } from '../../../src/engine/index.ts';
import { answer, type Behave, chunk, CHUNKED, fakeEngine, LAST_CHUNK, rejection } from './fake-engine.ts';

const ID = 'a'.repeat(64);
const QUICK = { deadlines: { read: 1500, change: 300, pullSilence: 300, stopMargin: 300 } };

const cases: readonly { name: string; behave: Behave; code: string }[] = [
  {
    name: 'an answer that is cut in its body',
    behave: (_request, socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{"Id":'),
    code: 'ENGINE_BROKEN_ANSWER',
  },
  {
    name: 'an answer that is destroyed in its body',
    behave: (_request, socket) =>
      void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{"Id":', () => socket.destroy()),
    code: 'ENGINE_BROKEN_ANSWER',
  },
  {
    name: 'chunks without the last one',
    behave: (_request, socket) => void socket.end(CHUNKED + chunk('[]')),
    code: 'ENGINE_BROKEN_ANSWER',
  },
  {
    name: 'a malformed chunk',
    behave: (_request, socket) => void socket.write(`${CHUNKED}zz\r\n[]\r\n`),
    code: 'ENGINE_BROKEN_ANSWER',
  },
  {
    name: 'half a JSON with a clean end',
    behave: (_request, socket) => void socket.write(answer(200, '[{"Id":"a')),
    code: 'ENGINE_BROKEN_ANSWER',
  },
  {
    name: 'an empty answer',
    behave: (_request, socket) => void socket.write(answer(200, '')),
    code: 'ENGINE_BROKEN_ANSWER',
  },
  {
    name: 'a page of a proxy instead of JSON',
    behave: (_request, socket) => void socket.write(answer(200, '<html>')),
    code: 'ENGINE_BROKEN_ANSWER',
  },
  {
    name: 'JSON of another shape',
    behave: (_request, socket) => void socket.write(answer(200, '[{"Id":7}]')),
    code: 'ENGINE_BROKEN_ANSWER',
  },
  {
    name: 'what is not HTTP',
    behave: (_request, socket) => void socket.write('SSH-2.0-OpenSSH\r\n'),
    code: 'ENGINE_BROKEN_ANSWER',
  },
  {
    name: 'an upgrade that nobody asked for',
    behave: (_request, socket) =>
      void socket.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n'),
    code: 'ENGINE_BROKEN_ANSWER',
  },
  { name: 'no answer at all', behave: () => undefined, code: 'ENGINE_TIMEOUT' },
  {
    name: 'a body that stalls',
    behave: (_request, socket) => void socket.write(CHUNKED + chunk('[')),
    code: 'ENGINE_TIMEOUT',
  },
  {
    name: 'a connection that is closed unanswered',
    behave: (_request, socket) => void socket.end(),
    code: 'ENGINE_UNREACHABLE',
  },
  {
    name: 'an error',
    behave: (_request, socket) => void socket.write(answer(500, '{"message":"no space left"}')),
    code: 'ENGINE_REFUSED',
  },
  {
    name: 'a redirect',
    behave: (_request, socket) =>
      void socket.write(answer(301, '', { Location: 'http://127.0.0.1:9/elsewhere' })),
    code: 'ENGINE_REFUSED',
  },
];

describe('an engine that misbehaves', () => {
  test.each(cases)('$name rejects with $code, in a lookup and in a change', async ({ behave, code }) => {
    await using fake = await fakeEngine(behave);
    const engine = await fake.open(QUICK);
    const begin = performance.now();
    expect(await rejection(engine.listContainers([]))).toMatchObject({ code });
    expect(
      await rejection(engine.createContainer('eng-a', { Image: 'a', Labels: {}, HostConfig: {} })),
    ).toMatchObject({ code });
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  test('a broken lookup is sent again, a broken change never', async () => {
    await using fake = await fakeEngine((_request, socket) => void socket.end());
    const engine = await fake.open(QUICK);
    await rejection(engine.listContainers([]));
    await rejection(engine.startContainer(ID));
    expect(fake.seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'POST']);
  });

  test('a lookup that succeeds at the second try succeeds', async () => {
    let tries = 0;
    await using fake = await fakeEngine(
      (_request, socket) => void (tries++ === 0 ? socket.end() : socket.write(answer(200, '[]'))),
    );
    expect(await (await fake.open()).listContainers([])).toEqual([]);
  });

  test('a refusal carries the status and the words of the engine', async () => {
    await using fake = await fakeEngine(
      (_request, socket) => void socket.write(answer(409, '{"message":"the name is in use"}')),
    );
    const error = await rejection((await fake.open()).startContainer(ID));
    expect(error).toBeInstanceOf(EngineRefusal);
    expect(error).toMatchObject({ status: 409, reason: 'the name is in use', exitCode: 6 });
  });

  test('a path that the engine does not know is not a container that is gone', async () => {
    await using fake = await fakeEngine(
      (_request, socket) => void socket.write(answer(404, '{"message":"page not found"}')),
    );
    const engine = await fake.open();
    expect(await rejection(engine.inspectContainer('web'))).toMatchObject({ status: 404 });
    expect(await rejection(engine.removeContainer(ID))).toMatchObject({ status: 404 });
  });

  test('closing ends the calls under way', async () => {
    await using fake = await fakeEngine(() => undefined);
    const engine = await fake.open();
    const call = rejection(engine.listContainers([]));
    setTimeout(() => engine.close(), 50);
    expect(await call).toMatchObject({ code: 'ENGINE_UNREACHABLE' });
    expect(await rejection(engine.info())).toMatchObject({ code: 'ENGINE_UNREACHABLE' });
  });

  test('an answer of more than 16 MiB is not taken into memory as an archive', async () => {
    await using fake = await fakeEngine(
      (_request, socket) => void socket.write(answer(200, Buffer.alloc(17 * 1024 * 1024))),
    );
    expect(await rejection((await fake.open()).getArchive(ID, '/x'))).toMatchObject({
      code: 'ENGINE_BROKEN_ANSWER',
    });
  });

  test('an archive without an end is broken, though the answer ended well', async () => {
    await using fake = await fakeEngine(
      (_request, socket) => void socket.write(answer(200, Buffer.alloc(1024, 1))),
    );
    expect(await rejection((await fake.open()).getArchive(ID, '/x'))).toMatchObject({
      code: 'ENGINE_BROKEN_ANSWER',
    });
  });
});

describe('the removal of a container', () => {
  test('waits while another removal is in progress', async () => {
    let looks = 0;
    await using fake = await fakeEngine(({ method }, socket) => {
      if (method === 'DELETE')
        socket.write(answer(409, '{"message":"removal of container x is already in progress"}'));
      else
        socket.write(
          (looks += 1) < 3 ? answer(200, '{}') : answer(404, '{"message":"No such container: x"}'),
        );
    });
    await (await fake.open()).removeContainer(ID, { force: true });
    expect(looks).toBe(3);
    expect(fake.seen[0]?.url).toBe(`/v1.41/containers/${ID}?v=1&force=1`);
  });

  test('does not wait for ever', async () => {
    await using fake = await fakeEngine(({ method }, socket) => {
      socket.write(
        method === 'DELETE'
          ? answer(409, '{"message":"removal of container x is already in progress"}')
          : answer(200, '{}'),
      );
    });
    const engine = await fake.open({ deadlines: { remove: 300 } });
    expect(await rejection(engine.removeContainer(ID))).toMatchObject({ code: 'ENGINE_TIMEOUT' });
  });
});

describe('a pull', () => {
  const pulling =
    (lines: string): Behave =>
    ({ method }, socket) => {
      socket.write(
        method === 'POST' ? CHUNKED + chunk(lines) + LAST_CHUNK : answer(404, '{"message":"No such image"}'),
      );
    };

  test.each([
    {
      lines: '{"errorDetail":{"message":"pull access denied"},"error":"pull access denied"}\n',
      code: 'REGISTRY_REFUSED',
    },
    { lines: '{"error":"manifest for a:1 not found: manifest unknown"}\n', code: 'IMAGE_NOT_FOUND' },
    {
      lines: '{"error":"no matching manifest for linux/arm64 in the manifest list entries"}\n',
      code: 'WRONG_ARCHITECTURE',
    },
    { lines: '{"status":"Pulling"}\n{"status":\n', code: 'ENGINE_BROKEN_ANSWER' },
    { lines: '{"status":"Pulling"}\n{"sta', code: 'ENGINE_BROKEN_ANSWER' },
    { lines: '{"status":"Download complete"}\n', code: 'IMAGE_NOT_FOUND' },
  ])('whose stream says $lines rejects with $code', async ({ lines, code }) => {
    await using fake = await fakeEngine(pulling(lines));
    expect(await rejection((await fake.open()).pullImage('a:1', {}))).toMatchObject({ code });
  });

  test('that is cut rejects', async () => {
    await using fake = await fakeEngine(
      (_request, socket) => void socket.end(CHUNKED + chunk('{"status":"Pulling"}\n')),
    );
    expect(await rejection((await fake.open()).pullImage('a:1', {}))).toMatchObject({
      code: 'ENGINE_BROKEN_ANSWER',
    });
  });

  test('may be long, but not silent', async () => {
    await using fake = await fakeEngine((_request, socket) => {
      socket.write(CHUNKED);
      let lines = 0;
      const timer = setInterval(() => {
        if ((lines += 1) > 4) clearInterval(timer);
        else socket.write(chunk('{"status":"Pulling"}\n'));
      }, 150);
    });
    const begin = performance.now();
    expect(await rejection((await fake.open(QUICK)).pullImage('a:1', {}))).toMatchObject({
      code: 'ENGINE_TIMEOUT',
    });
    expect(performance.now() - begin).toBeGreaterThan(750);
  });

  test('can be interrupted', async () => {
    await using fake = await fakeEngine(() => undefined);
    const signal = AbortSignal.timeout(50);
    expect(await rejection((await fake.open()).pullImage('a:1', { signal }))).toMatchObject({
      code: 'INTERRUPTED',
    });
  });

  test('tries again when the registry is busy', async () => {
    let tries = 0;
    await using fake = await fakeEngine(({ method }, socket) => {
      if (method === 'GET') socket.write(answer(200, `{"Id":"sha256:${ID}","Config":null}`));
      else
        socket.write(
          (tries += 1) === 1
            ? answer(500, '{"message":"received unexpected HTTP status: 503 Service Unavailable"}')
            : CHUNKED + LAST_CHUNK,
        );
    });
    await (await fake.open()).pullImage('a:1', {});
    expect(tries).toBe(2);
  });

  test('adds up the layers', async () => {
    const lines = [
      { id: 'l1', status: 'Downloading', progressDetail: { current: 1, total: 10 } },
      { id: 'l2', status: 'Downloading', progressDetail: { current: 5, total: 20 } },
      { id: 'l1', status: 'Download complete', progressDetail: {} },
      { id: 'l1', status: 'Extracting', progressDetail: { current: 2, total: 10 } },
    ];
    await using fake = await fakeEngine(({ method }, socket) => {
      if (method === 'GET') socket.write(answer(200, `{"Id":"sha256:${ID}"}`));
      else
        socket.write(
          CHUNKED + lines.map((line) => chunk(`${JSON.stringify(line)}\r\n`)).join('') + LAST_CHUNK,
        );
    });
    const seen: { current: number; total: number }[] = [];
    await (await fake.open()).pullImage('a:1', { onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([
      { current: 1, total: 10 },
      { current: 6, total: 30 },
      { current: 15, total: 30 },
    ]);
  });
});
