import { describe, expect, test } from '@jest/globals';
import { load, mistake } from '../folder.ts';

const SERVICES = `services:
  web: { image: a, x-ctr-bg: { routes: ["*"] } }
  db: { image: b }
`;
const file = (hooks: string): string => `${SERVICES}x-ctr-bg:\n  hooks:\n    ${hooks}\n`;
const project = (hooks: string) => load(file(hooks));

describe('x-ctr-bg.hooks', () => {
  test('has commands in containers and on this machine, alone or in a list', async () => {
    const { hooks } = await project(
      `pre-deploy: { service: db, run: [pg_dump, -f, /dump], timeout: 1m, each_host: true }
    pre-switch:
      - run: node "smoke test.js"
      - local: ["sh", "-c", "true && true"]`,
    );
    expect(hooks).toMatchObject([
      {
        name: 'pre-deploy',
        timeout: 60_000,
        eachHost: true,
        action: { kind: 'container', service: 'db', command: ['pg_dump', '-f', '/dump'] },
      },
      {
        name: 'pre-switch',
        timeout: 300_000,
        eachHost: false,
        action: { kind: 'container', service: 'web', command: ['node', 'smoke test.js'] },
      },
      { name: 'pre-switch', action: { kind: 'local', command: ['sh', '-c', 'true && true'] } },
    ]);
  });

  test('has a migration, which is reversible unless it is said otherwise', async () => {
    expect(await project('migrate: { run: npm run migrate }')).toMatchObject({
      migration: { service: 'web', command: ['npm', 'run', 'migrate'], reversible: true, eachHost: false },
    });
    const { migration } = await project('migrate: { run: [up], entrypoint: [/db], reversible: no }');
    expect(migration).toMatchObject({ command: ['up'], entrypoint: ['/db'], reversible: false });
  });

  test('is nothing when the key is absent or has no value', async () => {
    expect(await project('pre-switch:')).not.toHaveProperty('hooks');
    expect(await load(SERVICES)).not.toHaveProperty('migration');
  });

  test.each<[string, string, number, number, string]>([
    ['pre-swich: { run: a }', 'unknown key pre-swich in x-ctr-bg.hooks', 6, 5, 'Did you mean pre-switch?'],
    ['pre-switch: { rn: a }', 'unknown key rn in x-ctr-bg.hooks.pre-switch', 6, 19, 'Did you mean run?'],
    ['pre-switch: { timeout: 1m }', 'x-ctr-bg.hooks.pre-switch needs either run or local', 6, 5, 'run is in'],
    [
      'pre-switch: { run: a, local: b }',
      'x-ctr-bg.hooks.pre-switch needs only one of run or local',
      6,
      5,
      '',
    ],
    [
      'pre-switch: { local: b, service: web }',
      'x-ctr-bg.hooks.pre-switch.service is of a',
      6,
      38,
      'Take it out',
    ],
    [
      'pre-switch: { run: a, service: wep }',
      'x-ctr-bg.hooks.pre-switch.service names wep',
      6,
      36,
      'mean web?',
    ],
    [
      'pre-switch: { run: a && b }',
      'x-ctr-bg.hooks.pre-switch.run must be one command',
      6,
      24,
      '["sh", "-c"',
    ],
    ['pre-switch: { run: [a, 5] }', 'x-ctr-bg.hooks.pre-switch.run must be a command', 6, 24, 'As in'],
    ['pre-switch: { run: a, timeout: 0s }', 'x-ctr-bg.hooks.pre-switch.timeout must be at', 6, 36, ''],
    ['pre-switch: [{ run: a }, { service: web }]', 'x-ctr-bg.hooks.pre-switch[1] needs either', 6, 30, ''],
    ['migrate: { service: web }', 'x-ctr-bg.hooks.migrate needs a command', 6, 5, 'As in'],
    ['migrate: { run: a, reversible: maybe }', 'x-ctr-bg.hooks.migrate.reversible must be true', 6, 36, ''],
  ])('refuses %s', async (hooks, message, line, column, hint) => {
    const error = await mistake(project(hooks));
    expect(error.message).toContain(message);
    expect(error.where).toMatchObject({ line, column });
    expect(String(error.hint)).toContain(hint);
  });

  test('refuses a service that is called like the migration, and a hook for nobody knows which service', async () => {
    const taken = `services:\n  web: { image: a }\n  web-migrate: { image: a }\n`;
    const migrate = await mistake(
      load(`${taken}x-ctr-bg: { hooks: { migrate: { service: web, run: a } } }\n`),
    );
    expect(migrate.message).toContain('is run as web-migrate, and a service is called so');
    const several = `services:\n  web: { image: a }\n  api: { image: a }\n`;
    const hook = await mistake(load(`${several}x-ctr-bg: { hooks: { pre-switch: { run: a } } }\n`));
    expect(hook.message).toContain('x-ctr-bg.hooks.pre-switch needs a service');
  });
});
