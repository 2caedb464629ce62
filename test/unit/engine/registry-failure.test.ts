import { expect, test } from '@jest/globals';
import { fromWords, isPassing } from '../../../src/engine/registry-failure.ts';

test('a full disk is not the fault of a registry, and trying again does not help', () => {
  const words = 'failed to register layer: write /usr/bin/node: no space left on device';
  const error = fromWords(words, 'registry.example.com/shop:2');
  expect(error).toMatchObject({ code: 'ENGINE_REFUSED', exitCode: 6, hint: expect.stringContaining('full') });
  expect(isPassing(error)).toBe(false);
});

test.each([
  'pull access denied for shop, repository does not exist',
  'manifest unknown',
  'connection refused',
])('an image without a registry may have been built elsewhere: %s', (words) => {
  const hint = 'An image that was built is only on the engine that built it.';
  expect(fromWords(words, 'shop:2').hint).toContain(hint);
  expect(fromWords(words, 'registry.example.com/shop:2').hint).not.toContain(hint);
});
