import { describe, expect, test } from '@jest/globals';
import { errorDocument, exitCodeOf, renderError } from '../../../src/report/index.ts';
import { CtrBgError } from '../../../src/types/index.ts';

const CALM = { color: false, debug: false };

const error = new CtrBgError('CONFIG', 'unknown key imgae in services.web', {
  where: { file: 'compose.yaml', line: 3, column: 5 },
  hint: 'Did you mean image?',
  details: ['compose.yaml:4:5: another', 'log: \u001B[2Jgone'],
  cause: new Error('deep inside'),
});

describe('an error', () => {
  test('says what, where, more, and what to do', () => {
    expect(renderError(error, CALM)).toBe(
      [
        'error: unknown key imgae in services.web',
        '  at compose.yaml:3:5',
        '  compose.yaml:4:5: another',
        '  log: gone',
        'hint: Did you mean image?',
        '',
      ].join('\n'),
    );
  });

  test('has its stack and its causes with --debug only', () => {
    const text = renderError(error, { color: false, debug: true });
    expect(text).toContain('error.test.ts');
    expect(text).toContain('deep inside');
    expect(renderError(error, CALM)).not.toMatch(/error\.test\.ts|deep inside/);
  });

  test('is coloured only when it is to be', () => {
    expect(renderError(error, { color: true, debug: false })).toContain('\u001B[31m');
  });

  test('is a document for machines', () => {
    expect(errorDocument(error)).toEqual({
      code: 'CONFIG',
      message: 'unknown key imgae in services.web',
      hint: 'Did you mean image?',
      where: { file: 'compose.yaml', line: 3, column: 5 },
      details: ['compose.yaml:4:5: another', 'log: gone'],
    });
    expect(errorDocument(new CtrBgError('UNHEALTHY', 'it is not'))).toEqual({
      code: 'UNHEALTHY',
      message: 'it is not',
    });
  });

  test('has the exit code of the contract', () => {
    expect(exitCodeOf(error)).toBe(2);
    expect(exitCodeOf(new CtrBgError('INTERRUPTED', 'x', { exitCode: 143 }))).toBe(143);
    expect(exitCodeOf(new TypeError('x'))).toBe(1);
  });
});

describe('what is not ours to explain', () => {
  test('is a defect, to be reported', () => {
    const text = renderError(new TypeError('x is undefined'), CALM);
    expect(text).toMatch(/^error: a defect of ctr-bg: TypeError: x is undefined\nhint: .*report/);
    expect(text).not.toContain('    at ');
  });

  test.each([['text'], [undefined], [null], [{ secret: 'hunter2' }]])(
    'may be no error at all: %p',
    (thrown) => {
      expect(renderError(thrown, { color: false, debug: true })).toMatch(
        /^error: a defect of ctr-bg: something was thrown that is no error\n/,
      );
    },
  );
});
