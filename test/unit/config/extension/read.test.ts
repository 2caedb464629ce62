import { expect, test } from '@jest/globals';
import { readServiceSettings, readSettings, type At } from '../../../../src/config/extension/index.ts';

const at: At = (path) => ({ file: path.join('.'), line: 1, column: 1 });

test('plain values of any loader are read, and mistakes have their whole path', () => {
  expect(readSettings({ drain: '5s', overlap: 'refuse' }, at)).toEqual({ drain: 5000, overlap: 'refuse' });
  expect(readSettings(undefined, at)).toEqual({});
  expect(readServiceSettings(null, 'web', at)).toEqual({});
  expect(() => readServiceSettings({ probe: { path: 'x' } }, 'web', at)).toThrow(
    expect.objectContaining({ where: expect.objectContaining({ file: 'services.web.x-ctr-bg.probe.path' }) }),
  );
});
