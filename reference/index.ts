/**
 * Writes what the code knows into docs/reference.md, README.md and man/ctr-bg.1: commands, flags, keys and exit codes.
 * Usage: node --import tsx reference/index.ts [--check]; with --check nothing is written, and a stale file is an error.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { withBlock } from './blocks.ts';
import { commandsText, globalFlagsText } from './commands.ts';
import { errorCodesText, exitCodesText } from './errors.ts';
import { serviceSettingsText, settingsText } from './keys.ts';
import { manPage } from './man.ts';

process.chdir(`${import.meta.dirname}/..`);
const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
const { version } = JSON.parse(await read('package.json')) as { version: string };

const BLOCKS: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'docs/reference.md': {
    commands: commandsText,
    'flags of every command': globalFlagsText,
    'x-ctr-bg': settingsText,
    'x-ctr-bg in a service': serviceSettingsText,
    'exit codes': exitCodesText,
    'error codes': errorCodesText,
  },
  'README.md': { 'exit codes': exitCodesText },
};

const made = new Map([['man/ctr-bg.1', manPage(version)]]);
for (const [path, blocks] of Object.entries(BLOCKS)) {
  let text = await read(path);
  for (const [name, make] of Object.entries(blocks)) text = withBlock(text, name, make());
  made.set(path, text);
}
for (const [path, text] of made) {
  if (text === (await read(path))) continue;
  if (!process.argv.includes('--check')) await writeFile(path, text);
  else {
    console.error(`${path} is stale: run npm run reference`);
    process.exitCode = 1;
  }
}
