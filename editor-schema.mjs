/**
 * Writes compose/ctr-bg.schema.json, by which editors complete and check a file.
 * Usage: node --import tsx editor-schema.mjs [--check]; with --check nothing is written, and a stale file is an error.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { editorSchema } from './src/config/extension/editor-schema.ts';

const TARGET = 'compose/ctr-bg.schema.json';

process.chdir(import.meta.dirname);
const readJson = async (path) => JSON.parse(await readFile(path, 'utf8'));

const compose = await readJson('compose/compose-spec.schema.json');
for (const [pointer, value] of Object.entries(await readJson('compose/compose-spec.additions.json'))) {
  const steps = pointer.split('/').slice(1);
  const last = steps.pop();
  steps.reduce((node, step) => node[step], compose)[last] = value;
}
const text = `${JSON.stringify(editorSchema(compose), null, 2)}\n`;
if (!process.argv.includes('--check')) await writeFile(TARGET, text);
else if (text !== (await readFile(TARGET, 'utf8').catch(() => ''))) {
  console.error(`${TARGET} is stale: run node --import tsx editor-schema.mjs`);
  process.exitCode = 1;
}
