import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { laboratory, type Laboratory, type PrivateEngine } from '../../laboratory/index.ts';
import { NOT_INSPECTED, serviceAttributes } from '../support/compose/attributes.ts';
import { casesOf, type Case } from '../support/compose/cases.ts';
import { composeContainers, type Inspected } from '../support/compose/create.ts';
import { ctrBgContainers } from '../support/compose/make.ts';
import { givenFiles, normalContainer } from '../support/compose/normal-inspect.ts';
import { someOf } from '../support/size.ts';

type Service = Readonly<Record<string, unknown>>;

const servicesOf = (item: Case): [string, Service][] => {
  const text = readFileSync(`${item.folder}/compose.yaml`, 'utf8');
  return Object.entries((parse(text) as { services: Record<string, Service> }).services);
};

const cases = casesOf('containers');
/** They need an engine that is newer than the oldest that is supported. */
const newCases = casesOf('newest');

test('every attribute of a service reaches one of these containers, or there is a reason why not', () => {
  const used = new Set(
    [...cases, ...newCases].flatMap((item) =>
      servicesOf(item).flatMap(([, service]) => Object.keys(service)),
    ),
  );
  const missing = serviceAttributes().filter((name) => !used.has(name));
  expect(missing).toEqual(
    Object.keys(NOT_INSPECTED)
      .filter((name) => !used.has(name))
      .sort(),
  );
});

test('there are at least 25 services', () => {
  expect(cases.flatMap(servicesOf).length).toBeGreaterThanOrEqual(25);
});

/** Both tools' containers for each service of a case, on the same engine. */
function compareOn(lab: () => Promise<Laboratory>, item: Case): void {
  let compose: Record<string, readonly Inspected[]>;
  let ours: Record<string, readonly Inspected[]>;
  beforeAll(async () => {
    const where = await lab();
    compose = await composeContainers(where, item);
    ours = await ctrBgContainers(where, item);
  });

  test.each(servicesOf(item).map(([name]) => name))('%s', (service) => {
    const normal = (all: Record<string, readonly Inspected[]>): unknown =>
      all[service]?.map((container) => normalContainer(container, givenFiles(item)));
    expect(compose[service]).toBeDefined();
    expect(normal(ours)).toEqual(normal(compose));
  });
}

describe.each(someOf(cases, 2).map((item) => [item.name, item] as const))(
  '%s is as Docker Compose makes it:',
  (_, item) => {
    compareOn(laboratory, item);
  },
);

describe('on the newest engine', () => {
  let engine: PrivateEngine;
  beforeAll(async () => {
    engine = await (await laboratory()).newestEngine();
  });
  afterAll(() => engine.stop());

  describe.each(newCases.map((item) => [item.name, item] as const))(
    '%s is as Docker Compose makes it:',
    (_, item) => {
      compareOn(async () => (await laboratory()).on(engine), item);
    },
  );
});
