import { expect, test } from '@jest/globals';
import { isHealthy, parseAnswer } from '../../../src/probe/judge.ts';

test.each([
  ['0 200 ', { target: 0, status: 200, text: 'HTTP 200' }, true],
  [
    '2 302 https://shop.example.com/ ',
    { target: 2, status: 302, text: 'HTTP 302 to https://shop.example.com/' },
    true,
  ],
  ['0 500 ', { target: 0, status: 500, text: 'HTTP 500' }, false],
  [
    '1 curl: (7) Failed to connect to 10.0.0.1 port 80 after 0 ms: Could not connect to server 000 ',
    { target: 1, status: 0, text: 'connection refused' },
    false,
  ],
  [
    '0 curl: (28) Connection timed out after 1001 milliseconds 000 ',
    { target: 0, status: 0, text: 'no answer in time' },
    false,
  ],
  [
    '0 curl: (52) Empty reply from server 000 ',
    { target: 0, status: 0, text: 'connection closed without an answer' },
    false,
  ],
])('%s', (line, answer, healthy) => {
  expect(parseAnswer(line)).toEqual(answer);
  expect(isHealthy(answer)).toBe(healthy);
});

test('a line that is no answer is none', () => {
  expect(parseAnswer('sh: curl: not found')).toBeUndefined();
});
