import { describe, expect, test } from '@jest/globals';
import type { ContainerEvent } from '../../../src/engine/index.ts';
import { answer, type Behave, chunk, CHUNKED, fakeEngine, LAST_CHUNK, rejection } from './fake-engine.ts';

const LINE = '{"Action":"die","Actor":{"ID":"x","Attributes":null},"more":1}\n';

function eventEngine(stream: Behave): Behave {
  return (request, socket) => {
    if (request.url.includes('/_ping')) return void socket.write(answer(200, 'OK'));
    socket.write(CHUNKED);
    stream(request, socket);
  };
}

async function collect(events: AsyncIterable<ContainerEvent>): Promise<ContainerEvent[]> {
  const all: ContainerEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

describe('containerEvents', () => {
  test('hands over events and ends when the signal aborts', async () => {
    const controller = new AbortController();
    await using fake = await fakeEngine(
      eventEngine(
        (_request, socket) => void socket.write(chunk(LINE.slice(0, 20)) + chunk(LINE.slice(20) + LINE)),
      ),
    );
    const events = await (await fake.open()).containerEvents(['a=b'], controller.signal);
    setTimeout(() => controller.abort(), 100);
    expect(await collect(events)).toEqual(
      Array(2).fill({ Action: 'die', Actor: { ID: 'x', Attributes: {} } }),
    );
    const query = new URLSearchParams(fake.seen[0]?.url.split('?')[1]);
    expect(JSON.parse(query.get('filters') ?? '')).toEqual({ type: ['container'], label: ['a=b'] });
  });

  test.each<[string, Behave]>([
    ['is cut', (_request, socket) => void socket.destroy()],
    ['ends well, but unasked', (_request, socket) => void socket.write(LAST_CHUNK)],
    ['has a line that is not JSON', (_request, socket) => void socket.write(chunk('{"Action":\n'))],
    ['has a line of another shape', (_request, socket) => void socket.write(chunk('{"Action":7}\n'))],
  ])('rejects when the stream %s', async (_name, stream) => {
    await using fake = await fakeEngine(
      eventEngine((request, socket) => void setTimeout(() => stream(request, socket), 50)),
    );
    const events = await (await fake.open()).containerEvents([], new AbortController().signal);
    expect(await rejection(collect(events))).toMatchObject({ code: 'ENGINE_BROKEN_ANSWER' });
  });

  test('rejects when the engine is closed', async () => {
    await using fake = await fakeEngine(eventEngine(() => undefined));
    const engine = await fake.open();
    const events = await engine.containerEvents([], new AbortController().signal);
    setTimeout(() => engine.close(), 20);
    expect(await rejection(collect(events))).toMatchObject({ code: 'ENGINE_UNREACHABLE' });
  });

  test('is refused as any call', async () => {
    await using fake = await fakeEngine(
      (_request, socket) => void socket.write(answer(400, '{"message":"bad filter"}')),
    );
    expect(
      await rejection((await fake.open()).containerEvents([], new AbortController().signal)),
    ).toMatchObject({ status: 400 });
  });
});
