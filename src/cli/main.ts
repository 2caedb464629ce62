#!/usr/bin/env node
/** Arguments to a command, a command's result to text or JSON; one file for each command; no decisions. */
import { basename } from 'node:path';
import type { Connections, Environment } from './connections.ts';
import { fromDocker, METADATA_COMMAND, PLUGIN_FILE, pluginMetadata, wordsFromDocker } from './plugin.ts';

declare const CTR_BG_VERSION: string;

/** Until a command says that it is done, it is not: Node ends with 0 when nothing is left to wait for (FACTS 15). */
process.exitCode = 1;
// Whoever reads our output may go away; that must not end a deploy in the middle.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

void main();

async function main(): Promise<void> {
  const [, program = '', first = ''] = process.argv;
  const isPlugin = basename(program) === PLUGIN_FILE;

  if (['--version', '-V'].includes(first)) {
    process.stdout.write(`${CTR_BG_VERSION}\n`);
    process.exitCode = 0;
  } else if (first === '__load') {
    const { serveLoad } = await import('../load/process.ts');
    process.exitCode = 0;
    serveLoad();
  } else if (first === METADATA_COMMAND) {
    process.stdout.write(pluginMetadata(CTR_BG_VERSION));
    process.exitCode = 0;
  } else if (first === '__complete') {
    const { complete } = await import('./completion/complete.ts');
    const words = process.argv.slice(3);
    const answer = await complete(isPlugin ? wordsFromDocker(words) : words, process.env);
    // At once: an engine that has not answered is not waited for.
    process.stdout.write(answer, () => process.exit(0));
  } else {
    const given = { argv: process.argv.slice(2), environment: process.env };
    const { argv, environment } = isPlugin ? fromDocker(given) : given;
    // Before what is loaded next: a module's map is read when the module is.
    if (argv.includes('--debug')) process.setSourceMapsEnabled(true);
    // The engine takes longest to get ready: where the arguments leave no doubt which one is meant, it is called before
    // they are read.
    const early = meansUsualEngine(argv) ? await callEngine(environment) : undefined;
    const { runProgram } = await import('./program.ts');
    const name = isPlugin ? 'docker bg' : 'ctr-bg';
    process.exitCode = await runProgram(argv, environment, { name, version: CTR_BG_VERSION, early });
  }
}

function meansUsualEngine(argv: readonly string[]): boolean {
  const namesEngine = /^(-[^-]*[Hch]|--(host|group|context|help)\b)/;
  return (
    ['up', 'plan', 'status', 'logs', 'history', 'rollback', 'down'].includes(argv[0] ?? '') &&
    !argv.some((text) => namesEngine.test(text))
  );
}

async function callEngine(environment: Environment): Promise<Connections> {
  const { createConnections } = await import('./connections.ts');
  const connections = createConnections({ host: [] }, environment);
  connections.open();
  return connections;
}
