import { describe, expect, test } from '@jest/globals';
import { answer, type Behave, fakeEngine, frame, rejection, UPGRADED } from './fake-engine.ts';

const ID = 'c'.repeat(64);

/** An exec whose stream is written by the test; `ended` tells from when on the engine says that it has ended. */
function execEngine(
  stream: (socket: Parameters<Behave>[1]) => void,
  ended: () => boolean = () => true,
): Behave {
  return ({ url }, socket) => {
    if (url.endsWith('/start')) {
      socket.write(UPGRADED);
      stream(socket);
    } else if (url.startsWith('/v1.41/exec/')) {
      socket.write(
        answer(200, ended() ? '{"Running":false,"ExitCode":4}' : '{"Running":true,"ExitCode":null}'),
      );
    } else socket.write(answer(201, `{"Id":"${ID}"}`));
  };
}

describe('exec', () => {
  test('takes both outputs apart, also where characters are split between frames', async () => {
    const [first, second] = [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)];
    await using fake = await fakeEngine(
      execEngine((socket) => {
        socket.end(Buffer.concat([frame(1, first), frame(2, 'err'), frame(1, second), frame(1, '')]));
      }),
    );
    expect(await (await fake.open()).exec('web', ['a'])).toEqual({ exitCode: 4, stdout: 'é', stderr: 'err' });
  });

  test('ends when the command has ended, though a child holds its output open', async () => {
    await using fake = await fakeEngine(execEngine((socket) => void socket.write(frame(1, 'out'))));
    const begin = performance.now();
    expect(await (await fake.open()).exec('web', ['a'])).toEqual({ exitCode: 4, stdout: 'out', stderr: '' });
    expect(performance.now() - begin).toBeLessThan(2500);
  });

  test.each<[string, (socket: Parameters<Behave>[1]) => void]>([
    ['within a frame', (socket) => void socket.end(frame(1, 'output').subarray(0, 10))],
    ['within a header', (socket) => void socket.end(frame(1, 'output').subarray(0, 3))],
    ['before the command', (socket) => void socket.end(frame(1, 'output'))],
    ['with an unknown frame', (socket) => void socket.write(frame(9, 'output'))],
  ])('whose stream ends %s is broken', async (_name, stream) => {
    await using fake = await fakeEngine(execEngine(stream, () => false));
    expect(await rejection((await fake.open()).exec('web', ['a']))).toMatchObject({
      code: 'ENGINE_BROKEN_ANSWER',
    });
  });

  test('has a deadline, and its message holds no argument', async () => {
    await using fake = await fakeEngine(
      execEngine(
        () => undefined,
        () => false,
      ),
    );
    const error = await rejection((await fake.open()).exec('web', ['prog', 'secret'], { deadline: 200 }));
    expect(error).toMatchObject({
      code: 'ENGINE_TIMEOUT',
      message: 'prog in container web did not end within 200ms',
    });
  });

  test('can be interrupted', async () => {
    await using fake = await fakeEngine(
      execEngine(
        () => undefined,
        () => false,
      ),
    );
    const signal = AbortSignal.timeout(50);
    expect(await rejection((await fake.open()).exec('web', ['a'], { signal }))).toMatchObject({
      code: 'INTERRUPTED',
    });
  });

  test('keeps the first MiB of an output', async () => {
    await using fake = await fakeEngine(
      execEngine((socket) => void socket.end(frame(1, Buffer.alloc(2_000_000, 'x')))),
    );
    expect((await (await fake.open()).exec('web', ['a'])).stdout).toHaveLength(1024 * 1024);
  });

  test('that the engine answers without handing over its streams is broken', async () => {
    await using fake = await fakeEngine(
      ({ url }, socket) => void socket.write(answer(200, url.endsWith('/exec') ? `{"Id":"${ID}"}` : '')),
    );
    expect(await rejection((await fake.open()).exec('web', ['a']))).toMatchObject({
      code: 'ENGINE_BROKEN_ANSWER',
    });
  });
});
