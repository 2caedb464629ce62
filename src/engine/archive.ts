import type { Door } from './door.ts';
import type { Engine } from './engine.ts';
import { brokenAnswer } from './failure.ts';
import { checkName, short } from './names.ts';
import { EngineRefusal } from './refusal.ts';
import { ask } from './request.ts';

const LARGEST_ARCHIVE = 16 * 1024 * 1024;
const BLOCK = 512;

export function archiveCalls(door: Door): Pick<Engine, 'putArchive' | 'getArchive'> {
  const { change } = door.deadlines;
  const address = (container: string, path: string) => ({
    path: `/containers/${checkName(container, 'container')}/archive`,
    query: { path },
  });
  return {
    async putArchive(container, path, tar) {
      const what = `write to ${path} in container ${short(container)}`;
      // With any other type the engine answers 200 and writes nothing.
      const headers = { 'Content-Type': 'application/x-tar' };
      await ask(door, {
        method: 'PUT',
        ...address(container, path),
        body: tar,
        headers,
        what,
        deadline: change,
      });
    },
    async getArchive(container, path) {
      const what = `read ${path} in container ${short(container)}`;
      const call = {
        method: 'GET',
        ...address(container, path),
        what,
        deadline: change,
        limit: LARGEST_ARCHIVE,
      } as const;
      const answer = await ask(door, { ...call, accept: [404] });
      if (answer.status === 404) return nothingAt(answer.body, what);
      if (!isWholeTar(answer.body)) throw brokenAnswer(what, 'the archive has no end');
      return answer.body;
    },
  };
}

/** 404 means that the path is not there, or that the container is not. */
function nothingAt(body: Buffer, what: string): undefined {
  const text = body.toString('utf8');
  if (/no such container|no container with/i.test(text))
    throw new EngineRefusal(404, 'no such container', what);
  return undefined;
}

/** A tar ends with two blocks of zeros: an answer that was cut between two chunks does not. */
function isWholeTar(tar: Buffer): boolean {
  return (
    tar.length >= 2 * BLOCK &&
    tar.length % BLOCK === 0 &&
    tar.subarray(-2 * BLOCK).every((byte) => byte === 0)
  );
}
