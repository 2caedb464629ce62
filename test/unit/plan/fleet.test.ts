import { expect, test } from '@jest/globals';
import { diagnoseFleet } from '../../../src/plan/index.ts';

const serving = (hosts: Readonly<Record<string, Record<string, string>>>) =>
  new Map(Object.entries(hosts).map(([host, releases]) => [host, new Map(Object.entries(releases))]));
const hosts = (found: ReturnType<typeof diagnoseFleet>): string[] => found.map(({ host }) => host);

test('whoever serves another release than most do is told, with both and how they come together', () => {
  const found = diagnoseFleet(
    serving({ a: { shop: 'old' }, b: { shop: 'new' }, c: { shop: 'new', blog: 'x' }, d: {} }),
  );
  expect(found).toEqual([
    {
      host: 'a',
      code: 'hosts-disagree',
      severity: 'risk',
      where: 'project shop',
      message: 'a serves release old of shop, and b and c new',
      cure: { kind: 'person', text: 'ctr-bg up, or ctr-bg -p shop rollback new, brings all hosts to one' },
    },
  ]);
});

test('of as many on each side it is the others than the first, and of one side nobody', () => {
  expect(hosts(diagnoseFleet(serving({ a: { shop: '1' }, b: { shop: '2' } })))).toEqual(['b']);
  expect(hosts(diagnoseFleet(serving({ a: { shop: '1' }, b: { shop: '1' }, c: { blog: '2' } })))).toEqual([]);
  expect(diagnoseFleet(serving({}))).toEqual([]);
});
