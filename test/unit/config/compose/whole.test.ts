import { describe, expect, test } from '@jest/globals';
import { printModel } from '../../../../src/config/compose/print.ts';
import { mistake } from '../folder.ts';
import { loadFiles, loadText, serviceOf } from './compose-folder.ts';

describe('what the whole contradicts is refused where it stands', () => {
  test.each([
    ['{ networks: [x] }', 2, 27, 'web refers to the network x, which is not defined'],
    ['{ volumes: ["xx:/x"] }', 2, 28, 'web refers to the volume xx, which is not defined'],
    ['{ secrets: [x] }', 2, 28, 'web refers to the secret x, which is not defined'],
    ['{ depends_on: [x] }', 2, 31, 'web refers to the service x, which is not defined'],
    [
      '{ network_mode: host, networks: [default] }',
      2,
      32,
      'web has network_mode and networks, which exclude each other',
    ],
    ['{ tmpfs: [/a], volumes: ["vv:/a"] }', 2, 41, 'web mounts /a twice'],
    [
      '{ cpus: 1, deploy: { resources: { limits: { cpus: "2" } } } }',
      2,
      24,
      'cpus of web and its deploy.resources differ',
    ],
    ['{ container_name: aa, scale: 2 }', 2, 34, 'services.web has a container_name and several replicas'],
    [
      '{ ports: ["x:80"] }',
      2,
      26,
      'this must be a port such as 80, 8080:80, 127.0.0.1:8080:80/udp, or a range such as 3000-3005',
    ],
    ['{ volumes: [{ type: bind, target: /a }] }', 2, 28, 'a mount of type bind needs a source'],
    ['{ mem_limit: much }', 2, 29, 'services.web.mem_limit must be a size such as 512m or 1.5gb'],
    ['{ stop_grace_period: 10 }', 2, 37, 'services.web.stop_grace_period must be a text'],
    ['{ privileged: perhaps }', 2, 30, 'services.web.privileged must be true or false'],
    [
      '{ depends_on: { db: { condition: x } } }',
      2,
      49,
      'services.web.depends_on.db.condition must be one of service_started, service_healthy, service_completed_successfully',
    ],
    ['{ build: { contxt: . } }', 2, 27, 'unknown key contxt in services.web.build'],
  ])('%s', async (service, line, column, message) => {
    const text = `services:\n  web: { image: a, ${service.slice(1, -1)}}\nvolumes: { vv: }`.replace(
      'a,  ',
      'a, ',
    );
    const error = await mistake(loadText(text));
    expect([error.message, error.where?.line]).toEqual([message, line]);
    expect(Math.abs((error.where?.column ?? 0) - column)).toBeLessThan(8);
  });

  test('a circle of dependencies', async () => {
    const text = 'services: { a: { image: a, depends_on: [b] }, b: { image: b, links: [a] } }';
    expect((await mistake(loadText(text))).message).toBe(
      'services depend on each other in a circle: a → b → a',
    );
  });

  test('what refers to a file that is a pipe or a folder', async () => {
    const error = await mistake(loadText('services: { web: { image: a, env_file: /dev/null } }'));
    expect(error.message).toBe('/dev/null is no regular file');
  });
});

test('things without a name get the project’s, external ones their own', async () => {
  const { model } = await loadText(`
services: { web: { image: a, networks: [default, out], volumes: ["data:/d", "old:/o"] } }
networks: { out: { external: true } }
volumes: { data: , old: { external: true, name: legacy }, unused: }
`);
  expect(model.networks).toMatchObject({
    default: { name: 'shop_default' },
    out: { name: 'out', external: true },
  });
  expect(model.volumes).toEqual({ data: { name: 'shop_data' }, old: { name: 'legacy', external: true } });
});

test('dependencies that other keys imply are there', async () => {
  const text = `services:
  web: { image: a, links: ["db:d"], pid: "service:one", volumes_from: [two] }
  db: { image: a }
  one: { image: a }
  two: { image: a }`;
  const started = { condition: 'service_started', required: true };
  expect(serviceOf(await loadText(text)).depends_on).toEqual({
    db: { ...started, restart: true },
    one: { ...started, restart: true },
    two: started,
  });
});

describe('the printed form', () => {
  const TEXT = `
x-ctr-bg: { drain: 5s }
services:
  web:
    image: a
    command: [sh, -c, 'echo $$HOME \${DB_PASSWORD}']
    environment: { API_KEY: abc, PORT: 80, URL: "x://u:\${DB_PASSWORD}@h", EMPTY_TOKEN: "" }
    env_file: web.env
    x-ctr-bg: { port: 80 }
configs: { page: { content: hello } }
`;
  const print = async (form: 'json' | 'yaml', showSecrets: boolean) => {
    const files = {
      'compose.yaml': TEXT.replace('env_file', 'configs: [page]\n    env_file'),
      'web.env': 'PLAIN=of-the-file',
    };
    const { model, sensitive } = await loadFiles(files, {
      environment: { DB_PASSWORD: 'hunter2' },
      projectName: 'shop',
    });
    return printModel(model, sensitive, { form, showSecrets });
  };

  test.each(['json', 'yaml'] as const)('as %s has no secrets, unless they are asked for', async (form) => {
    const hidden = await print(form, false);
    for (const secret of ['hunter2', 'abc', 'of-the-file', 'hello']) expect(hidden).not.toContain(secret);
    expect(hidden).toContain('x://u:<redacted>@h');
    const shown = await print(form, true);
    for (const secret of ['hunter2', 'abc', 'of-the-file', 'hello']) expect(shown).toContain(secret);
  });

  test('is read again as the same', async () => {
    const printed = await print('yaml', true);
    const { model } = await loadFiles({ 'compose.yaml': printed });
    expect(printed).toContain('echo $$HOME hunter2');
    expect(serviceOf({ model } as Parameters<typeof serviceOf>[0]).command).toEqual([
      'sh',
      '-c',
      'echo $HOME hunter2',
    ]);
    expect(model).toMatchObject({ name: 'shop', 'x-ctr-bg': { drain: '5s' } });
  });
});
