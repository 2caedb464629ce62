import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { laboratory, type CtrBgResult } from '../../laboratory/index.ts';

/** Every way by which a secret comes into a project, each with a value of its own. */
const CANARIES = {
  written: 'canary-written-in-the-file',
  shell: 'canary-of-the-shell',
  dotEnv: 'canary-of-dot-env',
  address: 'canary-in-an-address',
  envFile: 'canary-of-an-env-file',
  rawFile: 'canary-of-a-raw-file',
  flagFile: 'canary-of-a-flag',
  argument: 'canary-of-a-build-argument',
  secretFile: 'canary-of-a-secret-file',
  secretVariable: 'canary-of-a-secret-variable',
  configText: 'canary-of-a-config',
  configFile: 'canary-of-a-config-file',
  configVariable: 'canary-of-a-config-variable',
};

const SERVICES = `
services:
  web:
    image: app:1
    command: [serve, "--token=\${API_TOKEN}"]
    build: { context: ., args: { NPM_TOKEN: ${CANARIES.argument} } }
    environment:
      DB_PASSWORD: ${CANARIES.written}
      API_TOKEN:
      URL: "https://user:\${SESSION_SECRET}@example.com"
      DATABASE_URL: "postgres://shop:${CANARIES.address}@db:5432/shop"
      FLAG: "\${FLAG_SECRET}"
    env_file: [one.env, { path: two.env, format: raw }]
    labels: { note: "\${API_TOKEN} and \${SESSION_SECRET}" }
    secrets: [file, variable]
    configs: [text, file, variable]
secrets: { file: { file: secret.txt }, variable: { environment: SECRET_VALUE } }
configs:
  text: { content: "key = ${CANARIES.configText} \${API_TOKEN}" }
  file: { file: config.txt }
  variable: { environment: CONFIG_VALUE }
`;

const FILES = {
  'compose.yaml': SERVICES,
  '.env': `SESSION_SECRET=${CANARIES.dotEnv}\n`,
  'flag.env': `FLAG_SECRET=${CANARIES.flagFile}\nSESSION_SECRET=${CANARIES.dotEnv}\n`,
  'one.env': `PLAIN=${CANARIES.envFile}\nDERIVED=\${API_TOKEN}\n`,
  'two.env': `RAW=${CANARIES.rawFile}\n`,
  'secret.txt': CANARIES.secretFile,
  'config.txt': CANARIES.configFile,
  'refused.yaml': 'services: { web: { network_mode: "service:${API_TOKEN}", ports: ["${API_TOKEN}"] } }\n',
  'no-network.yaml': 'services: { web: { networks: ["${API_TOKEN}"] } }\n',
  'no-number.yaml': 'services: { web: { cpu_shares: "${API_TOKEN}" } }\n',
  'no-service.yaml': 'services: { web: { extends: "${API_TOKEN}" } }\n',
  'no-file.yaml': 'services: { web: { env_file: "${API_TOKEN}" } }\n',
};

const env = {
  API_TOKEN: CANARIES.shell,
  SECRET_VALUE: CANARIES.secretVariable,
  CONFIG_VALUE: CANARIES.configVariable,
};

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'redaction-'));
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(cwd, name), text);
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

async function config(...args: string[]): Promise<CtrBgResult> {
  return (await laboratory()).ctrBg(['--env-file', 'flag.env', ...args], { cwd, env });
}

const seenIn = ({ stdout, stderr }: CtrBgResult): string[] =>
  Object.values(CANARIES).filter((canary) => `${stdout}${stderr}`.includes(canary));

test.each([[[]], [['--json']], [['--debug']], [['--json', '--debug']]])(
  'ctr-bg config %j shows no secret',
  async (flags) => {
    const result = await config('config', ...flags);
    expect(result).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('<redacted>') });
    expect(seenIn(result)).toEqual([]);
  },
);

test('with --no-redact it shows all that it knows, so the canaries are alive', async () => {
  const { secretFile, configFile, secretVariable, configVariable, ...shown } = CANARIES;
  const result = await config('config', '--no-redact');
  expect(seenIn(result).sort()).toEqual(Object.values(shown).sort());
  // What is put into containers alone is not even read.
  for (const never of [secretFile, configFile, secretVariable, configVariable])
    expect(result.stdout).not.toContain(never);
});

test.each(Object.keys(FILES).filter((name) => name.startsWith('no-') || name === 'refused.yaml'))(
  'nor does the error of %s, where the mistake is a secret',
  async (name) => {
    for (const flags of [[], ['--debug'], ['--json', '--debug']]) {
      const result = await config('-f', 'compose.yaml', '-f', name, 'config', ...flags);
      expect(result.exitCode).toBe(2);
      expect(seenIn(result)).toEqual([]);
    }
  },
);
