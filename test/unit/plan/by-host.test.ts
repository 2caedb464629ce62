import { expect, test } from '@jest/globals';
import { createRelease, place, recordOf, releaseOf, releaseOn } from '../../../src/plan/index.ts';
import { hostVariable, type HostWish, type ImageFacts, type Project } from '../../../src/types/index.ts';
import { containerSettings } from '../../support/container-settings.ts';
import { emptyHost, front, routing } from '../../support/release.ts';

const facts: ImageFacts = { image: { reference: 'a', digest: 'sha256:a', source: 'sha256:a' } };
const hosts = (a: string, b: string): HostWish[] => [
  { name: 'a', endpoint: 'ssh://a', variables: { REGION: a, UNUSED: 'x' } },
  { name: 'b', endpoint: 'ssh://b', variables: { REGION: b, UNUSED: 'y' } },
];

function released(of: readonly HostWish[], text = `in ${hostVariable('REGION')}`) {
  const common = { pull: 'missing', replicas: 1, stopGrace: 0, dependsOn: [], image: 'a' } as const;
  const container = { ...containerSettings(), environment: { WHERE: text } };
  const project: Project = {
    name: 'shop',
    services: [{ ...common, name: 'web', container, routing }],
    networks: [],
    volumes: [],
    proxy: { publish: { http: { port: 80 } }, front },
    hosts: of,
  };
  return createRelease(project, new Map([['web', facts]]));
}
const environmentOn = (release: ReturnType<typeof released>, host: string) =>
  releaseOn(release, host).services[0]?.container.environment;

test('each host has its values, under one release', () => {
  const release = released(hosts('eu', 'us'));
  expect(release.variables).toEqual({ a: { REGION: 'eu' }, b: { REGION: 'us' } });
  expect([environmentOn(release, 'a'), environmentOn(release, 'b')]).toEqual([
    { WHERE: 'in eu' },
    { WHERE: 'in us' },
  ]);
  expect(releaseOn(release, 'a').id).toBe(releaseOn(release, 'b').id);
  const [one, two] = ['a', 'b'].map((host) => releaseOn(release, host).services[0]?.configHash);
  expect(one).not.toBe(two);
});

test('another value is another release on all hosts, and another container on that host alone', () => {
  const [before, after] = [released(hosts('eu', 'us')), released(hosts('eu', 'asia'))];
  expect(after.id).not.toBe(before.id);
  const hash = (release: ReturnType<typeof released>, host: string) =>
    releaseOn(release, host).services[0]?.configHash;
  expect(hash(after, 'a')).toBe(hash(before, 'a'));
  expect(hash(after, 'b')).not.toBe(hash(before, 'b'));
});

test('what nobody uses changes nothing', () => {
  const plain = released(hosts('eu', 'us'), 'everywhere');
  expect(plain.variables).toBeUndefined();
  expect(plain.id).toBe(released([], 'everywhere').id);
  expect(releaseOn(plain, 'anybody')).toBe(plain);
});

test('a recorded release has the values of its hosts, whatever the file has now', () => {
  const record = recordOf(released(hosts('eu', 'us')));
  const back = releaseOn(releaseOf(record, null), 'b');
  expect(place(back, emptyHost, 'test').services[0]?.container?.environment).toEqual({ WHERE: 'in us' });
});

test('a host that the file does not name has none', () => {
  expect(() => releaseOn(released(hosts('eu', 'us')), 'local')).toThrow(
    'REGION differs by host, and nothing says what it is on local',
  );
});
