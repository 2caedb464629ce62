import { expect, test } from '@jest/globals';
import { fromWords, isPassing } from '../../../src/engine/registry-failure.ts';

test('a full disk is not the fault of a registry, and trying again does not help', () => {
  const words = 'failed to register layer: write /usr/bin/node: no space left on device';
  const error = fromWords(words, 'registry.example.com/shop:2');
  expect(error).toMatchObject({ code: 'ENGINE_REFUSED', exitCode: 6, hint: expect.stringContaining('full') });
  expect(isPassing(error)).toBe(false);
});
