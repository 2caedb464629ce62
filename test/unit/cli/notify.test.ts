import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { withNotices } from '../../../src/cli/notify.ts';
import {
  CtrBgError,
  type NoticeWay,
  type NoticeWish,
  type NoticedOutcome,
  type OutcomeName,
  type ResultDocument,
} from '../../../src/types/index.ts';
import { openReceiver } from '../../support/receiver.ts';

let directory: string;
const warnings: string[] = [];
const context = { environment: {}, warn: (message: string) => void warnings.push(message) };

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ctr-bg-notify-'));
});
beforeEach(() => void warnings.splice(0));
afterAll(() => rm(directory, { recursive: true }));

const ALL: readonly NoticedOutcome[] = ['deployed', 'promoted', 'rolled-back', 'undone', 'failed'];
const wish = (way: NoticeWay, on = ALL): NoticeWish => ({ name: 'x-ctr-bg.notify', on, timeout: 5000, way });
const webhook = (url: string, kind: 'webhook' | 'slack' = 'webhook'): NoticeWay => ({
  kind,
  url: () => Promise.resolve(url),
});
const command = (script: string): NoticeWay => ({ kind: 'local', command: ['sh', '-c', script], directory });

const document = (outcome: OutcomeName, ok = true): ResultDocument => ({
  ok,
  command: 'up',
  project: 'shop',
  release: 'ba9876543210',
  outcome,
});
const about = (...notify: NoticeWish[]) => ({ command: 'up', project: 'shop', notify });

test('all are told what came of it, each in its way', async () => {
  await using receiver = await openReceiver();
  const ways = [
    webhook(receiver.origin),
    webhook(receiver.origin, 'slack'),
    command('cat > document; echo "$CTR_BG_PROJECT $CTR_BG_OUTCOME $CTR_BG_RELEASE" > variables'),
  ];
  const result = { document: document('deployed') };
  expect(
    await withNotices(context, about(...ways.map((way) => wish(way))), () => Promise.resolve(result)),
  ).toBe(result);
  expect(warnings).toEqual([]);
  const bodies = receiver.received.map(({ body }) => JSON.parse(body) as object);
  expect(bodies).toHaveLength(2);
  expect(bodies).toContainEqual(expect.objectContaining({ outcome: 'deployed', project: 'shop' }));
  expect(bodies).toContainEqual({ text: expect.stringContaining('*shop* deployed: ctr-bg up by ') });
  expect(JSON.parse(await readFile(join(directory, 'document'), 'utf8'))).toMatchObject(result.document);
  expect(await readFile(join(directory, 'variables'), 'utf8')).toBe('shop deployed ba9876543210\n');
});

test('what a command threw is told as a failure, and thrown on', async () => {
  await using receiver = await openReceiver();
  const error = new CtrBgError('LOCKED', 'another deploy holds the lock');
  const work = () => Promise.reject(error);
  await expect(withNotices(context, about(wish(webhook(receiver.origin))), work)).rejects.toBe(error);
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
    ok: false,
    project: 'shop',
    outcome: 'failed',
    error: { code: 'LOCKED' },
  });
});

test.each<[NoticedOutcome[], OutcomeName, boolean, number]>([
  [['failed'], 'deployed', true, 0],
  [['failed'], 'undone', false, 0],
  [['undone'], 'undone', false, 1],
  [['failed'], 'failed', false, 1],
  // It serves, and has failed afterwards.
  [['failed'], 'deployed', false, 1],
  [['deployed'], 'deployed', false, 1],
  [['deployed', 'failed'], 'unchanged', true, 0],
  [['unchanged'], 'unchanged', true, 1],
])('on %j, %s (ok: %p) is told %i times', async (on, outcome, ok, times) => {
  await using receiver = await openReceiver();
  const work = () => Promise.resolve({ document: document(outcome, ok) });
  await withNotices(context, about(wish(webhook(receiver.origin), on)), work);
  expect(receiver.received).toHaveLength(times);
});

test('that somebody could not be told is a warning without an address, and changes nothing', async () => {
  await using receiver = await openReceiver([404]);
  const result = { document: document('deployed') };
  const lost: NoticeWay = { kind: 'webhook', url: () => Promise.reject(new Error('the file is not there')) };
  const late = { ...wish(command('exec sleep 61.3')), timeout: 200 };
  const ways = [webhook(`${receiver.origin}/canary`), lost, command('echo no such room; exit 3')];
  const told = about(...ways.map((way) => wish(way)), late);
  expect(await withNotices(context, told, () => Promise.resolve(result))).toBe(result);
  expect(warnings.toSorted()).toEqual([
    'x-ctr-bg.notify was not told: exit code 3: no such room',
    'x-ctr-bg.notify was not told: it answered 404',
    'x-ctr-bg.notify was not told: it did not end within 0.2 s',
    'x-ctr-bg.notify was not told: the file is not there',
  ]);
});

test('one without an address, and nobody at all, is no matter', async () => {
  const result = { document: document('deployed') };
  expect(await withNotices(context, about(wish(webhook(''))), () => Promise.resolve(result))).toBe(result);
  expect(await withNotices(context, about(), () => Promise.resolve(result))).toBe(result);
  expect(warnings).toEqual([]);
});
