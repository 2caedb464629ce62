import { expect, test } from '@jest/globals';
import { errorDocument, renderError } from '../../../src/report/index.ts';
import { CtrBgError, onHost, type Diagnosis } from '../../../src/types/index.ts';

const diagnosis: Diagnosis = {
  service: 'web',
  container: 'shop-web-green-1',
  causes: [
    { code: 'backend-refused', text: 'it cannot reach what it needs', cure: 'Does that run?' },
    {
      code: 'killed',
      text: 'it was ended by SIGKILL, not by itself',
      cure: 'See the kernel log there (dmesg).',
    },
  ],
  expected: 'GET / on port 8080 answers 200 to 399, 2 times in a row',
  answers: ['connection refused', 'connection refused', 'HTTP 500'],
  body: 'no\u001B[2J database',
  port: 8080,
  listens: [{ address: '::', port: 3000 }],
  state: { status: 'exited', exitCode: 137, outOfMemory: true, restarts: 2 },
  checks: [{ exitCode: 1, output: '' }],
  log: ['Error: no\u001B[31m database', '    at start (app.js:1:1)'],
};
const error = new CtrBgError('UNHEALTHY', 'web failed', { hint: 'Do this.', details: ['short'], diagnosis });

test('a diagnosis is one page, instead of the details, in 80 columns and without controls', () => {
  const page = renderError(error, { color: false, debug: false });
  expect(page).toBe(
    [
      'error: web failed',
      '  container     shop-web-green-1, exited, exit code 137, out of memory,',
      '                restarted 2 times',
      '  expected      GET / on port 8080 answers 200 to 399, 2 times in a row',
      '  answered      connection refused (2 times), HTTP 500',
      '  with the text no database',
      '  listens on    [::]:3000; asked on port 8080',
      '  HEALTHCHECK   exit 1: no output',
      '  or perhaps    it was ended by SIGKILL, not by itself. See the kernel log there',
      '                (dmesg).',
      '  last 2 lines of shop-web-green-1:',
      '    Error: no database',
      '        at start (app.js:1:1)',
      '  more          docs/troubleshooting.md, backend-refused',
      'hint: Do this.',
      '',
    ].join('\n'),
  );
  expect(Math.max(...page.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('it is in the document of the error, also of one host of several', () => {
  const { diagnosis: told, details } = errorDocument(onHost('web-1', error));
  expect(details).toEqual(['short']);
  expect(told).toEqual({
    ...diagnosis,
    body: 'no database',
    log: ['Error: no database', '    at start (app.js:1:1)'],
  });
});
