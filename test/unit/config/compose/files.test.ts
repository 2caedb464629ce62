import { describe, expect, test } from '@jest/globals';
import { mistake } from '../folder.ts';
import { loadFiles, loadText, serviceOf } from './compose-folder.ts';

const image = (name: string) => `services: { web: { image: ${name} } }`;
const imageOf = async (...args: Parameters<typeof loadFiles>) => serviceOf(await loadFiles(...args)).image;

describe('files are found', () => {
  test('in the folder above', async () => {
    const { projectDirectory, folder, model } = await loadFiles(
      { 'shop/compose.yaml': image('a') },
      { from: 'shop/deep/er' },
    );
    expect(projectDirectory).toBe(`${folder}/shop`);
    expect(model.name).toBe('shop');
  });
  test('with the overrides beside them', async () => {
    expect(await imageOf({ 'compose.yml': image('a'), 'docker-compose.override.yaml': image('b') })).toBe(
      'b',
    );
  });
  test('but ours without', async () => {
    expect(await imageOf({ 'ctr-bg.yml': image('a'), 'compose.override.yml': image('b') })).toBe('a');
  });
  test('by -f, one over the other', async () => {
    const files = { 'one.yml': image('a'), 'two.yml': image('b') };
    expect(await imageOf(files, { files: ['one.yml', 'two.yml'] })).toBe('b');
    expect(await imageOf(files, { files: ['one.yml', '-'], stdin: image('c') })).toBe('c');
  });
  test('by COMPOSE_FILE, from .env as well', async () => {
    const files = { 'one.yml': image('a'), 'two.yml': image('b') };
    expect(await imageOf(files, { environment: { COMPOSE_FILE: 'one.yml:two.yml' } })).toBe('b');
    const separated = { COMPOSE_FILE: 'two.yml,one.yml', COMPOSE_PATH_SEPARATOR: ',' };
    expect(await imageOf(files, { environment: separated })).toBe('a');
    expect(await imageOf({ ...files, '.env': 'COMPOSE_FILE=two.yml' })).toBe('b');
  });
  test('but not the standard input twice', async () => {
    await expect(mistake(loadFiles({}, { files: ['-', '-'] }))).resolves.toMatchObject({ code: 'USAGE' });
  });
});

describe('variables come from', () => {
  const text = image('"${A:-none}"');
  test.each([
    ['the process first', { A: 'process' }, {}, 'process'],
    ['.env', {}, {}, 'dot'],
    ['the env files that are named instead, the last first', {}, { envFiles: ['one.env', 'two.env'] }, 'two'],
    ['COMPOSE_ENV_FILES', { COMPOSE_ENV_FILES: 'two.env,one.env' }, {}, 'one'],
    ['nowhere, if .env is switched off', { COMPOSE_DISABLE_ENV_FILE: '1' }, {}, 'none'],
  ])('%s', async (_, environment, asked, expected) => {
    const files = { 'compose.yaml': text, '.env': 'A=dot', 'one.env': 'A=one', 'two.env': 'A=two' };
    expect(await imageOf(files, { environment, ...asked })).toBe(expected);
  });

  test('an env file with all of its forms', async () => {
    const env = [
      '# comment',
      'export A=1 # one',
      "B='$A #'",
      'C="$A\\n${NONE:-x}"',
      'D: yaml',
      'E=a#b',
      'F="two',
      'lines"',
      'GIVEN',
      'H=',
    ].join('\n');
    const project = await loadFiles(
      { 'compose.yaml': 'services: { web: { image: a, env_file: w.env } }', 'w.env': env },
      { environment: { GIVEN: 'g' } },
    );
    expect(serviceOf(project).environment).toEqual({
      A: '1',
      B: '$A #',
      C: '1\nx',
      D: 'yaml',
      E: 'a#b',
      F: 'two\nlines',
      GIVEN: 'g',
      H: '',
    });
  });

  test('a raw env file as it is', async () => {
    const text = 'services: { web: { image: a, env_file: [{ path: w.env, format: raw }] } }';
    const project = await loadFiles({ 'compose.yaml': text, 'w.env': 'A="$B" # x' });
    expect(serviceOf(project).environment).toEqual({ A: '"$B" # x' });
  });
});

describe('the project is called', () => {
  test.each([
    ['as -p says', { projectName: 'flag', environment: { COMPOSE_PROJECT_NAME: 'variable' } }, 'flag'],
    ['as COMPOSE_PROJECT_NAME says', { environment: { COMPOSE_PROJECT_NAME: 'variable' } }, 'variable'],
    ['as the file says, made a name', { environment: { N: 'My Shop!' } }, 'myshop'],
  ])('%s', async (_, asked, expected) => {
    const { model } = await loadText(`name: "\${N:-x}"\n${image('a')}`, {
      projectName: undefined,
      ...asked,
    } as object);
    expect(model.name).toBe(expected);
  });
});

describe('profiles', () => {
  const text = `services:
  web: { image: a, depends_on: { db: { condition: service_started, required: false } } }
  db: { image: b, profiles: [data] }`;
  test.each([
    ['none', {}, ['web'], ['db']],
    ['by flag', { profiles: ['data'] }, ['db', 'web'], []],
    ['all', { profiles: ['*'] }, ['db', 'web'], []],
    ['by COMPOSE_PROFILES', { environment: { COMPOSE_PROFILES: 'x, data' } }, ['db', 'web'], []],
  ])('%s', async (_, asked, active, disabled) => {
    const project = await loadText(text, asked);
    expect([Object.keys(project.model.services), project.disabled]).toEqual([active, disabled]);
  });
  test('a service that is needed must be active', async () => {
    const error = await mistake(loadText(text.replace('required: false', 'required: true')));
    expect(error.message).toBe('web depends on db, whose profile is not active');
  });
});
