import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ComposeBuild } from '../../src/config/compose/model.ts';
import { buildSettings } from '../../src/config/container/index.ts';
import { connect, type Engine, resolveEndpoint } from '../../src/engine/index.ts';
import { resolveImage } from '../../src/observe/index.ts';
import { composeContext } from '../support/compose-subject.ts';

const IMAGE = 'build-test-web';
const DOCKERFILE = `FROM nginx:1.30 AS base
ARG WHO=nobody
RUN echo "hello $WHO" > /who
COPY . /app/
FROM base AS other
RUN false
`;

describe('a build of a Compose service', () => {
  let engine: Engine;
  const folder = mkdtempSync(join(tmpdir(), 'build-'));

  beforeAll(async () => {
    engine = await connect(resolveEndpoint({ environment: process.env }));
    writeFileSync(join(folder, 'Dockerfile'), DOCKERFILE);
    writeFileSync(
      join(folder, '.dockerignore'),
      'secret\nnode_modules\n!node_modules/kept\n**/*.log\nDockerfile\n',
    );
    writeFileSync(join(folder, 'secret'), 'no');
    writeFileSync(join(folder, 'run'), 'yes', { mode: 0o755 });
    mkdirSync(join(folder, 'node_modules', 'kept'), { recursive: true });
    writeFileSync(join(folder, 'node_modules', 'kept', 'a'), 'a');
    writeFileSync(join(folder, 'node_modules', 'b.log'), 'b');
    symlinkSync('run', join(folder, 'link'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    engine.close();
  });

  function resolve(build: ComposeBuild, always = true, lines: string[] = []) {
    const pull_policy = always ? 'build' : 'missing';
    const services = { web: { build: { context: folder, ...build }, pull_policy } };
    const settings = buildSettings('web', composeContext({ services }));
    const wanted = { image: IMAGE, pull: 'missing' as const, ...(settings && { build: settings }) };
    return resolveImage(engine, wanted, { mayPull: true, onOutput: (line) => lines.push(line) });
  }
  async function look(source: string, script: string): Promise<string> {
    const spec = { Image: source, Labels: {}, Cmd: ['sleep', '60'], HostConfig: {} };
    const id = await engine.createContainer(`build-test-${process.pid}`, spec);
    await engine.startContainer(id);
    const { stdout } = await engine.exec(id, ['sh', '-c', script]);
    await engine.removeContainer(id, { force: true });
    return stdout.trim();
  }

  test('makes an image of the folder without what .dockerignore leaves out, named by its id', async () => {
    const lines: string[] = [];
    const build = { target: 'base', args: { WHO: 'you' }, labels: { a: 'b' } };
    const { image } = await resolve(build, true, lines);
    expect(image).toEqual({
      reference: IMAGE,
      digest: image.source,
      source: expect.stringMatching(/^sha256:/),
    });
    expect(
      await look(image.source, 'cd /app; cat /who; find . | sort; stat -c "%a %u" run; readlink link'),
    ).toBe(
      [
        'hello you',
        '.',
        './.dockerignore',
        './link',
        './node_modules',
        './node_modules/kept',
        './node_modules/kept/a',
        './run',
        '755 0',
        'run',
      ].join('\n'),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^Step 1\//));
    expect((await resolve(build, false)).image.source).toBe(image.source);
  });

  test('takes a Dockerfile out of the Compose file, and does not copy it', async () => {
    const { image } = await resolve({ dockerfile_inline: 'FROM nginx:1.30\nCOPY . /app/\n' });
    expect(await look(image.source, 'ls -A /app')).toBe('link\nnode_modules\nrun');
  });

  test('that fails says what it wrote last', async () => {
    await expect(resolve({ target: 'other' })).rejects.toMatchObject({
      code: 'BUILD_FAILED',
      message: expect.stringMatching(/build-test-web: .*returned a non-zero code: 1/),
      details: expect.arrayContaining([expect.stringMatching(/RUN false/)]),
    });
    await expect(resolve({ dockerfile: 'Missing' })).rejects.toMatchObject({ code: 'CONFIG' });
    const mount = 'FROM nginx:1.30\nRUN --mount=type=cache,target=/x true\n';
    await expect(resolve({ dockerfile_inline: mount })).rejects.toMatchObject({
      code: expect.stringMatching(/BUILD_FAILED|ENGINE_REFUSED/),
    });
  });
});
