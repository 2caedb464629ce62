import { describe, expect, test } from '@jest/globals';
import { readMark } from '../../../src/proxy/kept-mark.ts';

const START = '6e9dbd31-96a5-4d2f-8e0a-000000000000';
const OTHER = '6e9dbd31-96a5-4d2f-8e0a-111111111111';

describe('the mark of what is kept', () => {
  test.each([
    ['in time', `2000 ${START} 500`, `1900 ${START} 400`, false],
    ['over', `2000 ${START} 500`, `2000 ${START} 500`, true],
    ['in time, though the clock was set forward', `2000 ${START} 500`, `90000 ${START} 499`, false],
    ['over, though the clock was set back', `2000 ${START} 500`, `10 ${START} 501`, true],
    ['in time by the clock alone after another start', `2000 ${START} 500`, `1900 ${OTHER} 900`, false],
    ['over by the clock alone after another start', `2000 ${START} 500`, `2001 ${OTHER} 3`, true],
    ['of before, over', '2000', `2001 ${START} 3`, true],
    ['of before, in time', '2000', `1999 ${START} 9000`, false],
    ['by the clock alone where nothing tells of the start', '2000 - 500', '1900 - 900', false],
    ['never over where nobody tells the time', `2000 ${START} 500`, '', false],
  ])('%s', (_, mark, now, isDue) => expect(readMark(mark, now)).toMatchObject({ until: 2000, isDue }));

  test('is none when it cannot be read', () => {
    for (const text of ['', 'soon', '-5']) expect(readMark(text, `1 ${START} 1`)).toBeUndefined();
  });
});
