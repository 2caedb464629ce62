import { expect, test } from '@jest/globals';
import { copyOf } from '../../../src/prove/index.ts';
import { load } from '../config/folder.ts';

const NAME = 'shop-prove-ab12cd';
const HOOK = 'https://hooks.example.com/a';
const file = `services:
  web:
    image: shop:2
    depends_on: [db]
    x-ctr-bg: { routes: [shop.test, "*.shop.test/api", "*"] }
  db: { image: db:1, volumes: [data:/data, ./init:/init:ro] }
volumes: { data: }
x-ctr-bg:
  hosts: [ssh://web-1]
  watch: 60s
  keep: 1h
  canary: { steps: [5%, 100%] }
  shadow: { share: 10% }
  preview: { port: 8099 }
  proxy: { image: "nginx:1.31", publish: 8080 }
  notify: { webhook: "${HOOK}" }
  hooks:
    migrate: { service: web, run: migrate }
    pre-switch: [{ service: web, run: smoke }, { local: tell }]
`;

test('has names, host names and things of its own, leaves the proxy as it is, and tells nobody', async () => {
  const copy = copyOf(await load(file, { projectName: NAME }), new Map([['web', 'shop:1']]));
  const [db, web] = copy.services;
  expect(web?.image).toBe('shop:1');
  expect(web?.routing?.routes.map(({ host, path }) => `${host}${path}`)).toEqual([
    `shop.test.${NAME}.prove.invalid/`,
    `shop.test.${NAME}.prove.invalid/api`,
    `${NAME}.prove.invalid/`,
  ]);
  // Its own, and not what serves beside it.
  expect(db?.image).toBe('db:1');
  expect(copy.volumes.map(({ name }) => name)).toEqual([`${NAME}_data`]);
  expect(copy.migration).toMatchObject({ service: 'web' });
  expect(copy.hooks).toMatchObject([{ action: { kind: 'container' } }]);
  expect(copy.proxy).toMatchObject({ publish: {}, front: { certificates: [] } });
  expect(copy.proxy).not.toHaveProperty('image');
  for (const key of ['notify', 'preview', 'watch', 'canary', 'shadow', 'keep'])
    expect(copy).not.toHaveProperty(key);
});

test('without images it is what the file says', async () => {
  const copy = copyOf(await load(file, { projectName: NAME }));
  expect(copy.services.map(({ image }) => image)).toEqual(['db:1', 'shop:2']);
});

test.each([
  [
    '  web: { image: a }\nvolumes: { vol: { external: true } }',
    'volumes: [vol:/v]',
    'the network or volume vol',
  ],
  [
    '  web: { image: a }\nvolumes: { vol: { name: live } }',
    'volumes: [vol:/v]',
    'the network or volume live',
  ],
  ['  web: { image: a }\nnetworks: { n: { external: true } }', 'networks: [n]', 'the network or volume n'],
  ['  web: { image: a }', 'volumes: [/srv/data:/data]', 'folders of the host that db may write to'],
  ['  web: { image: a }', 'container_name: postgres', 'the container name postgres'],
  ['  web: { image: a }', 'ports: ["5432:5432"]', 'the ports of db'],
  ['  web: { image: a }', 'network_mode: host', 'the network of host that db is in'],
])('is refused where it would share something: %j, %s', async (services, key, words) => {
  const text = `services:\n  db:\n    image: db\n    ${key}\n${services}\n`;
  const project = await load(text.replace('image: a', 'image: a, x-ctr-bg: { routes: ["*"] }'), {
    projectName: NAME,
  });
  expect(() => copyOf(project)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(words) }),
  );
});
