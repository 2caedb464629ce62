import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { mapIn } from '../../../../src/config/compose/tree.ts';
import { parseYaml } from '../../../../src/config/yaml.ts';
import { serviceAttributes } from '../../../support/compose/attributes.ts';
import { composeFiles } from '../../../support/compose/cases.ts';

/** Attributes that services of a group's files have. */
function attributesIn(group: string): Set<string> {
  const files = composeFiles().filter((path) => path.includes(`/compose/${group}/`));
  const documents = files.flatMap((path) => parseYaml(readFileSync(path, 'utf8'), path));
  const services = documents.flatMap((tree) => [...mapIn(tree, 'services').values()]);
  return new Set(services.flatMap(({ value }) => [...mapIn(value).keys()]));
}

test('every attribute of the schema is in a file that Docker Compose and ctr-bg are compared on', () => {
  const used = new Set([...attributesIn('attributes'), ...attributesIn('stacks')]);
  expect(serviceAttributes().filter((name) => !used.has(name))).toEqual([]);
});
