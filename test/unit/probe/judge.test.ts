import { expect, test } from '@jest/globals';
import { isHealthy, parseAnswer } from '../../../src/probe/judge.ts';

test.each([
  ['0 0 200 ', { target: 0, status: 200, text: 'HTTP 200' }, true],
  [
    '2 0 302 https://shop.example.com/',
    { target: 2, status: 302, text: 'HTTP 302 to https://shop.example.com/' },
    true,
  ],
  ['0 22 500 ', { target: 0, status: 500, text: 'HTTP 500' }, false],
  ['1 7 000 ', { target: 1, status: 0, text: 'connection refused' }, false],
  ['0 28 000 ', { target: 0, status: 0, text: 'no answer in time' }, false],
  ['0 52 000 ', { target: 0, status: 0, text: 'connection closed without an answer' }, false],
  ['0 60 000 ', { target: 0, status: 0, text: 'no answer (curl error 60)' }, false],
])('%s', (line, answer, healthy) => {
  expect(parseAnswer(line)).toEqual(answer);
  expect(isHealthy(answer)).toBe(healthy);
});

test('a line that is no answer is none', () => {
  expect(parseAnswer('sh: curl: not found')).toBeUndefined();
});
