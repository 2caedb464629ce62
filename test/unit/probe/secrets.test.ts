import { expect, test } from '@jest/globals';
import { firstLine } from '../../../src/probe/page.ts';
import { redaction } from '../../../src/probe/secrets.ts';

test('the name of a variable stands where its value was, the longest first', () => {
  const redact = redaction([
    { value: 'hunter', instead: '<SHORT>' },
    { value: 'hunter2-and-more', instead: '<LONG>' },
  ]);
  expect(redact('hunter2-and-more, hunter')).toBe('<LONG>, <SHORT>');
});

test('the password of an address goes, whoever wrote it', () => {
  expect(redaction([])('postgres://shop:geheim@db/shop')).toBe('postgres://shop:<redacted>@db/shop');
});

test.each([
  ['<!doctype html><html><head><title>DisallowedHost at /</title></head>', 'DisallowedHost at /'],
  ['\n\n<pre>\n<b>Invalid</b> host header\n</pre>', 'Invalid host header'],
  ['{"error":"no"}\nmore', '{"error":"no"}'],
  ['', ''],
])('of a page %j the line that speaks: %j', (page, line) => expect(firstLine(page)).toBe(line));
