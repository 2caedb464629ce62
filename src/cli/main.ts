/** Arguments to a command, a command's result to text or JSON; one file for each command; no decisions. */
import type { Connections } from './connections.ts';

declare const CTR_BG_VERSION: string;

/** Until a command says that it is done, it is not: Node ends with 0 when nothing is left to wait for (FACTS 15). */
process.exitCode = 1;
// Whoever reads our output may go away; that must not end a deploy in the middle.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

if (['--version', '-V'].includes(process.argv[2] ?? '')) {
  process.stdout.write(`${CTR_BG_VERSION}\n`);
  process.exitCode = 0;
} else {
  const argv = process.argv.slice(2);
  // The engine takes longest to get ready: where the arguments leave no doubt which one is meant, it is called before
  // they are read.
  const early = meansUsualEngine(argv) ? await callEngine() : undefined;
  const { runProgram } = await import('./program.ts');
  process.exitCode = await runProgram(argv, process.env, { version: CTR_BG_VERSION, early });
}

function meansUsualEngine(argv: readonly string[]): boolean {
  const namesEngine = /^(-[^-]*[Hch]|--(host|context|help)\b)/;
  return (
    ['up', 'plan', 'status', 'history', 'rollback', 'down'].includes(argv[0] ?? '') &&
    !argv.some((text) => namesEngine.test(text))
  );
}

async function callEngine(): Promise<Connections> {
  const { createConnections } = await import('./connections.ts');
  const connections = createConnections({ host: [] }, process.env);
  connections.open();
  return connections;
}
