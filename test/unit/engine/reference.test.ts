import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { familiarReference, formatReference, parseReference, withTag } from '../../../src/engine/index.ts';

const DIGEST = `sha256:${'0'.repeat(64)}`;

describe('an image reference', () => {
  test.each([
    ['nginx', 'docker.io/library/nginx', 'nginx'],
    ['nginx:1.30', 'docker.io/library/nginx:1.30', 'nginx:1.30'],
    ['library/nginx', 'docker.io/library/nginx', 'nginx'],
    ['docker.io/nginx', 'docker.io/library/nginx', 'nginx'],
    ['index.docker.io/shop/web', 'docker.io/shop/web', 'shop/web'],
    ['shop/web:2', 'docker.io/shop/web:2', 'shop/web:2'],
    ['localhost/web', 'localhost/web', 'localhost/web'],
    ['127.0.0.1:5000/web:2', '127.0.0.1:5000/web:2', '127.0.0.1:5000/web:2'],
    ['[::1]:5000/web', '[::1]:5000/web', '[::1]:5000/web'],
    ['registry.example.com/a/b/c', 'registry.example.com/a/b/c', 'registry.example.com/a/b/c'],
    ['Registry/web', 'Registry/web', 'Registry/web'],
    [`web@${DIGEST}`, `docker.io/library/web@${DIGEST}`, `web@${DIGEST}`],
    [
      `registry.example.com:5000/web:2@${DIGEST}`,
      `registry.example.com:5000/web:2@${DIGEST}`,
      `registry.example.com:5000/web:2@${DIGEST}`,
    ],
    ['a__b/c.d-e--f', 'docker.io/a__b/c.d-e--f', 'a__b/c.d-e--f'],
    ['library/a/b', 'docker.io/library/a/b', 'library/a/b'],
  ])('%s is %s, and %s for people', (text, full, familiar) => {
    expect(formatReference(parseReference(text))).toBe(full);
    expect(familiarReference(parseReference(text))).toBe(familiar);
    expect(parseReference(full)).toEqual(parseReference(text));
    expect(parseReference(familiar)).toEqual(parseReference(text));
  });

  test.each([
    '',
    ' ',
    'Nginx',
    'nginx:',
    'nginx@',
    'nginx:-a',
    '/nginx',
    'nginx/',
    'a//b',
    '../etc',
    'a/../b',
    'a..b',
    '-a',
    'a___b',
    'a b',
    'nginx?x=1',
    'nginx#x',
    'https://registry.example.com/web',
    'user:secret@registry.example.com/web',
    'registry.example.com:port/web',
    'nginx:1:2',
    `nginx@sha256:${'g'.repeat(64)}`,
    `nginx@sha256:${'0'.repeat(63)}`,
    'nginx@sha256:',
    '0'.repeat(64),
    'a'.repeat(260),
    `a:${'t'.repeat(129)}`,
    'ngi\nnx',
    'nginx:é',
  ])('%j is refused', (text) => {
    expect(() => parseReference(text)).toThrow(expect.objectContaining({ code: 'CONFIG' }));
  });

  test('gets the tag that Docker gives it, unless it has a tag or a digest', () => {
    expect(withTag(parseReference('nginx')).tag).toBe('latest');
    expect(withTag(parseReference('nginx:2')).tag).toBe('2');
    expect(withTag(parseReference(`nginx@${DIGEST}`)).tag).toBeUndefined();
  });

  test('either parses to what formats back, or is refused: nothing else can happen', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9.:/@_[\]-]{1,40}$/), (text) => {
        let parsed;
        try {
          parsed = parseReference(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'CONFIG' });
          return;
        }
        expect(parseReference(formatReference(parsed))).toEqual(parsed);
        expect(parseReference(familiarReference(parsed))).toEqual(parsed);
      }),
      { numRuns: 2000 },
    );
  });
});
