/** Arguments to a command, a command's result to text or JSON; one file for each command; no decisions. */
declare const CTR_BG_VERSION: string;

/** Until a command says that it is done, it is not: Node ends with 0 when nothing is left to wait for (FACTS 15). */
process.exitCode = 1;
// Whoever reads our output may go away; that must not end a deploy in the middle.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

if (['--version', '-V'].includes(process.argv[2] ?? '')) {
  process.stdout.write(`${CTR_BG_VERSION}\n`);
  process.exitCode = 0;
} else {
  const { runProgram } = await import('./program.ts');
  process.exitCode = await runProgram(process.argv.slice(2), process.env, CTR_BG_VERSION);
}
