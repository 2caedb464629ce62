import { describe, expect, test } from '@jest/globals';
import { interpolate } from '../../../src/config/index.ts';

const VARIABLES: Readonly<Record<string, string>> = {
  A: 'a',
  B: 'b',
  EMPTY: '',
  DOLLAR: '$A ${B}',
  _x1: 'x',
};
const lookup = (name: string) => VARIABLES[name];
const run = (template: string) => interpolate(template, lookup);
const text = (template: string) => {
  const result = run(template);
  return result.ok ? result.text : `! ${result.problem}`;
};

describe('interpolation fills in', () => {
  test.each([
    ['', ''],
    ['no variable', 'no variable'],
    ['$A', 'a'],
    ['${A}', 'a'],
    ['$A$B', 'ab'],
    ['$A.$B-${A}c', 'a.b-ac'],
    ['$_x1', 'x'],
    ['$$', '$'],
    ['$', '$'],
    ['cost: 5$', 'cost: 5$'],
    ['$1', '$1'],
    ['$$A $${A}', '$A ${A}'],
    ['$$$A', '$a'],
    ['${A:-d}', 'a'],
    ['${EMPTY:-d}', 'd'],
    ['${NONE:-d}', 'd'],
    ['${A-d}', 'a'],
    ['${EMPTY-d}', ''],
    ['${NONE-d}', 'd'],
    ['${NONE-}', ''],
    ['${A:?m}', 'a'],
    ['${EMPTY?m}', ''],
    ['${A:+r}', 'r'],
    ['${EMPTY:+r}', ''],
    ['${EMPTY+r}', 'r'],
    ['${NONE+r}', ''],
    ['${NONE:-${A}}', 'a'],
    ['${NONE:-${NONE2:-${B}}}c', 'bc'],
    ['${A:+${B}-$A}', 'b-a'],
    ['${NONE:-{"a":{"b":1}}}', '{"a":{"b":1}}'],
    ['${NONE:-a:-b?c}', 'a:-b?c'],
    ['${NONE:-http://x/?a=$A}', 'http://x/?a=a'],
    ['${NONE:-$$A}', '$A'],
    ['${DOLLAR}', '$A ${B}'],
    ['${NONE:-$DOLLAR}', '$A ${B}'],
    ['${A:-${NONE:?never looked at}}', 'a'],
  ])('%s as %s', (template, expected) => {
    expect(text(template)).toBe(expected);
  });
});

describe('interpolation refuses', () => {
  test.each([
    ['${A', '! has a ${ without its }'],
    ['${NONE:-${A}', '! has a ${ without its }'],
    ['${}', '! has a ${ } that Compose does not know'],
    ['${1A}', '! has a ${ } that Compose does not know'],
    ['${A B}', '! has a ${ } that Compose does not know'],
    ['${A:B}', '! has a ${ } that Compose does not know'],
    ['${NONE:?set it}', '! requires the variable NONE: set it'],
    ['${NONE?}', '! requires the variable NONE'],
    ['${EMPTY:?}', '! requires the variable EMPTY'],
    ['${NONE?see $A}', '! requires the variable NONE: see $A'],
    ['${A:+${NONE:?inner}}', '! requires the variable NONE: inner'],
  ])('%s', (template, expected) => {
    expect(text(template)).toBe(expected);
  });

  test('what nests too deeply', () => {
    expect(text('${X:-'.repeat(30) + '}'.repeat(30))).toBe('! nests its variables too deeply');
  });

  test('what grows too large', () => {
    const result = interpolate('$A'.repeat(20), () => 'x'.repeat(100_000));
    expect(result.ok).toBe(false);
  });
});

test('variables without a value and without a default are told', () => {
  expect(run('$NONE ${NONE} ${OTHER} ${EMPTY} ${THIRD:-x} ${FOURTH+x}')).toEqual({
    ok: true,
    text: '    x ',
    unset: ['NONE', 'OTHER'],
  });
});
