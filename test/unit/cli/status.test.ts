import { expect, test } from '@jest/globals';
import { statusDocument } from '../../../src/cli/documents.ts';
import type { SupportingView } from '../../../src/types/index.ts';
import { serving } from '../../support/host-view.ts';
import { release } from '../../support/release.ts';

const container: SupportingView = {
  id: 'worker-1',
  name: 'shop-worker-1',
  state: 'running',
  exitCode: 0,
  startedAt: '',
  health: 'none',
  project: 'shop',
  service: 'worker',
  number: 1,
  configHash: 'c',
  image: { reference: 'worker:1', digest: 'sha256:1' },
  stopGrace: 10_000,
  restart: '',
};

test.each([
  ['each container is one', [container, { ...container, id: 'worker-2', number: 2 }], 2, 'running, running'],
  ['a Swarm service is as many as its tasks', [{ ...container, tasks: 3 }], 3, 'running'],
])('of a supporting service %s', (_, supporting, replicas, state) => {
  const view = { ...serving(release('v1')), supporting };
  const { hosts } = statusDocument('shop', new Map([['one', view]]));
  expect(hosts?.[0]?.supporting).toEqual([
    { name: 'worker', image: 'worker:1', digest: 'sha256:1', replicas, state },
  ]);
});
