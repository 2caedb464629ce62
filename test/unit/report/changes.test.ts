import { expect, test } from '@jest/globals';
import { nginxDiff, renderResult } from '../../../src/report/index.ts';
import type { ResultDocument } from '../../../src/types/index.ts';

test('the configurations of nginx are told apart line by line, less what may be a secret', async () => {
  const live = {
    'http.conf': 'server {\n  listen 80;\n  proxy_set_header X-Api-Token "hunter1";\n}\n',
    'control.conf': 'a\n',
  };
  const next = {
    'http.conf': 'server {\n  listen 81;\n  proxy_set_header X-Api-Token "hunter2";\n}\n',
    'control.conf': 'a\n',
  };
  const diff = await nginxDiff(live, next);
  expect(diff.split('\n').slice(0, 4)).toEqual([
    '--- live/http.conf',
    '+++ next/http.conf',
    '@@ -1,4 +1,4 @@',
    ' server {',
  ]);
  expect(diff).toContain('-  listen 80;\n');
  expect(diff).toContain('+  listen 81;\n');
  expect(diff).not.toContain('hunter');
  expect(await nginxDiff(live, live)).toBe('');
});

test('a plan says first what becomes of each service, and last what nginx would read', () => {
  const document: ResultDocument = {
    ok: true,
    command: 'plan',
    outcome: 'planned',
    plan: [],
    changes: [
      {
        host: 'local',
        service: 'web',
        action: 'switch',
        text: 'blue → green',
        details: [
          { what: 'image', from: 'shop:1 (a)', to: 'shop:2 (b)' },
          { what: 'environment TOKEN', from: '…', to: '…' },
          { what: 'environment NEW', to: '…' },
          { what: 'label team', from: 'shop' },
        ],
      },
      { host: 'local', service: 'db', action: 'leave', text: 'it differs', details: [] },
    ],
    nginx: [{ host: 'local', diff: '-a\n+b\n' }],
  };
  expect(renderResult(document, { color: false }).split('\n')).toEqual([
    '~ switch web: blue → green',
    '    image: shop:1 (a) → shop:2 (b)',
    '    environment TOKEN: changed',
    '    environment NEW: added',
    '    label team: removed (shop)',
    '! leave db: it differs',
    '',
    'Nothing to do: everything holds.',
    '',
    'nginx',
    '-a',
    '+b',
    '',
  ]);
});
