import { expect, test } from '@jest/globals';
import { readRoom } from '../../../src/proxy/room.ts';

test('reads df and the memory, and passes over what is neither', () => {
  const output = 'disk 1024-blocks Available\ndisk 1000 250\nmemory 2048\n';
  expect(readRoom(output)).toEqual({ disk: { total: 1_024_000, free: 256_000 }, memory: 2_097_152 });
});

test('knows nothing where nothing is told', () => {
  expect(readRoom('df: not found\n')).toEqual({});
});
