import { expect, test } from '@jest/globals';
import { noticeDocument, noticeText } from '../../../src/report/index.ts';
import type { Diagnosis, ResultDocument } from '../../../src/types/index.ts';
import { DIGEST } from './steps.ts';

const BY = { user: 'ann', machine: 'ci-7', job: 'https://ci.example.com/jobs/7' };
const diagnosis: Diagnosis = {
  service: 'web',
  container: 'shop-web-green-1',
  causes: [],
  expected: '200',
  answers: [],
  port: 8080,
  checks: [{ exitCode: 1, output: 'canary' }],
  log: ['canary'],
};
const error = {
  code: 'UNHEALTHY',
  message: 'web did not become <healthy>',
  hint: 'Look.',
  details: ['canary'],
  diagnosis,
} as const;
const undone: ResultDocument = {
  ok: false,
  command: 'up',
  project: 'shop',
  outcome: 'undone',
  release: 'ba9876543210',
  hosts: [
    {
      host: 'one',
      services: [{ name: 'web', image: 'shop:2', digest: DIGEST, color: 'green', replicas: 1 }],
      error,
      staged: {
        release: 'ba9876543210',
        services: [],
        preview: { cookie: true, host: 'preview.test', links: ['https://preview.test/?ticket=canary'] },
      },
    },
  ],
  error,
};

test('what leaves the house is without logs, output and links, and says who did it', () => {
  const document = noticeDocument(undone, BY);
  expect(JSON.stringify(document)).not.toContain('canary');
  expect(document).toMatchObject({
    outcome: 'undone',
    by: BY,
    error: { code: 'UNHEALTHY', message: error.message },
    hosts: [{ host: 'one', staged: { preview: { cookie: true, host: 'preview.test' } } }],
  });
});

test('as a message it is what a terminal shows, and no word in it is a mention or a link', () => {
  const text = noticeText(noticeDocument(undone, BY));
  expect(text.split('\n').slice(0, 4)).toEqual([
    '✖ *shop* undone: ctr-bg up by ann on ci-7 (https://ci.example.com/jobs/7)',
    'web did not become &lt;healthy&gt;',
    'Look.',
    '```',
  ]);
  expect(text).toContain('shop was turned back: it serves what it served before');
  const long = { ...undone, project: `<!channel> ${'x'.repeat(100_000)}` };
  expect(noticeText(noticeDocument({ ok: true, command: 'down', outcome: 'removed' }, BY))).toMatch(
    /^✔ \*down\* removed: /,
  );
  expect(noticeText(noticeDocument(long, BY))).not.toContain('<!channel>');
});
