import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

const ROOT = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

type Action = { readonly inputs: object; readonly outputs: object };
const action = parse(read('action.yml')) as Action;
const page = read('docs/ci.md');

test('docs/ci.md has the inputs and outputs of action.yml, and the recipe uses no other', () => {
  const section = page.slice(page.indexOf('## GitHub'), page.indexOf('## GitLab'));
  expect(found(section, /^\| `([\w-]+)` \|/gm)).toEqual(Object.keys(action.inputs));
  const outputs = /^Outputs: (.*)$/m.exec(section)?.[1] ?? '';
  expect(found(outputs, /`(\w+)`/g)).toEqual(Object.keys(action.outputs));

  const recipe = read('examples/ci/github.yml');
  const workflow = parse(recipe) as { jobs: { deploy: { steps: { id?: string; with?: object }[] } } };
  const step = workflow.jobs.deploy.steps.find(({ id }) => id === 'deploy');
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})));
  const used = found(recipe, /steps\.deploy\.outputs\.(\w+)/g);
  expect(used).not.toEqual([]);
  expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(used));
});

test('the scripts of the recipe for GitHub do what they are for', () => {
  type Step = { readonly run?: string; readonly env?: Readonly<Record<string, string>> };
  const recipe = parse(read('examples/ci/github.yml')) as { jobs: { deploy: { steps: readonly Step[] } } };
  const home = mkdtempSync(join(tmpdir(), 'ctr-bg-github-'));
  try {
    const said = recipe.jobs.deploy.steps.flatMap(({ run, env = {} }) => {
      if (run === undefined) return [];
      const values = Object.fromEntries(Object.keys(env).map((name) => [name, `the ${name}`]));
      const options = {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], HOME: home, ...values },
      } as const;
      const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', run], options);
      expect({ run, status, stderr }).toEqual({ run, status: 0, stderr: '' });
      return [stdout];
    });
    expect(said).toEqual(['', 'the RELEASE replaced the PREVIOUS\n']);
    expect(readFileSync(join(home, '.ssh/id_ed25519'), 'utf8')).toBe('the KEY\n');
    expect(statSync(join(home, '.ssh/id_ed25519')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(home, '.ssh/known_hosts'), 'utf8')).toBe('the KNOWN_HOSTS\n');
  } finally {
    rmSync(home, { recursive: true });
  }
});

test('what docs/ci.md links and extends is there', () => {
  const links = found(page, /\]\((?!https?:)([^)#]+)\)/g);
  expect(links).not.toEqual([]);
  for (const link of links) expect([link, existsSync(new URL(`docs/${link}`, ROOT))]).toEqual([link, true]);
  const jobs = Object.keys(parse(read('examples/ci/gitlab.yml')) as object);
  const extended = found(page, /extends: (\S+)/g);
  expect(extended).not.toEqual([]);
  expect(jobs).toEqual(expect.arrayContaining(extended));
});

test('the image holds what the package ships, and its build context no more', () => {
  const { files } = JSON.parse(read('package.json')) as { files: string[] };
  const copied = found(read('Dockerfile'), /^COPY (.*) \S+$/gm).flatMap((sources) => sources.split(' '));
  const shipped = files.filter((file) => !['CHANGELOG.md', 'man'].includes(file));
  // Without its package.json Node takes the bundle for CommonJS.
  expect(copied).toEqual(expect.arrayContaining([...shipped, 'package.json']));
  const admitted = found(read('.dockerignore'), /^!(.*)$/gm);
  expect(admitted.toSorted()).toEqual([...new Set(copied.map((path) => path.split('/')[0]))].toSorted());
});
