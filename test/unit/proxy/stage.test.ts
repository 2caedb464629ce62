import { expect, test } from '@jest/globals';
import { place } from '../../../src/plan/index.ts';
import { renderGeneration } from '../../../src/proxy/render.ts';
import { chunksOf } from '../../../src/proxy/stage.ts';
import { emptyHost, release, route } from '../../support/release.ts';

/** Linux: MAX_ARG_STRLEN, with the byte that ends it. */
const LONGEST = 128 * 1024 - 1;

test('files are passed in parts that Linux takes as arguments, and that make the files again', () => {
  const routes = Array.from({ length: 300 }, (_, index) =>
    route(`shop-${index}.example.com`, `/path-${index}`),
  );
  const files = {
    ...renderGeneration(place(release('v1', { routes }), emptyHost, 'test')),
    wide: '😀'.repeat(40_000),
    empty: '',
  };
  const chunks = chunksOf(files);
  expect(Math.max(...chunks.map((chunk) => Buffer.byteLength(chunk)))).toBeLessThanOrEqual(LONGEST);
  const made: Record<string, string> = {};
  for (let index = 0; index < chunks.length; index += 2) {
    const name = chunks[index] ?? '';
    // As bytes, as the shell appends them.
    made[name] = (made[name] ?? '') + Buffer.from(chunks[index + 1] ?? '').toString();
  }
  expect({ ...made, empty: made['empty'] ?? 'absent' }).toEqual({ ...files });
});
