/**
 * `node laboratory/bootstrap.mjs MODULE.ts [args…]`: makes a fresh clone runnable (packages, dist/), then runs
 * the module. Plain JavaScript on Node alone, because it runs before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const INSTALL_DEADLINE = 600_000;
const BUILD_DEADLINE = 60_000;

/** npm writes a copy of the lock file when it has installed everything: as new as that is what is installed. */
function isInstalled() {
  const done = join(ROOT, 'node_modules/.package-lock.json');
  return existsSync(done) && statSync(done).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs;
}

/** Runs a preparation; its output is shown only when it fails, which ends this process. */
function prepare(what, command, args, timeout) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    timeout,
  });
  if (status === 0) return;
  process.stderr.write(
    `${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}bootstrap: ${what} failed\n`,
  );
  process.exit(1);
}

/** On Linux the module is told when this process dies, however it dies, so that nothing runs on unseen. */
function tied(argv) {
  const setpriv = '/usr/bin/setpriv';
  return process.platform === 'linux' && existsSync(setpriv) ? [setpriv, '--pdeathsig=TERM', ...argv] : argv;
}

function runModule(module, args) {
  const tsx = pathToFileURL(join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href;
  const [command, ...rest] = tied([process.execPath, '--import', tsx, resolve(module), ...args]);
  const child = spawn(command, rest, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends ctrl-C to all of us: the child has heard of it.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)));
  }
  child.on('error', (error) => {
    process.stderr.write(`bootstrap: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

const [module, ...args] = process.argv.slice(2);
if (module === undefined) {
  process.stderr.write('usage: node laboratory/bootstrap.mjs MODULE.ts [args…]\n');
  process.exit(2);
}
if (!isInstalled()) {
  process.stderr.write('bootstrap: installing packages\n');
  // As the lock file says, and without writing to it. Not `npm ci`: it refuses a lock file that was made where
  // the registry had no packages for other platforms.
  prepare('npm install', 'npm', ['install', '--no-save', '--no-audit', '--no-fund'], INSTALL_DEADLINE);
}
if (existsSync(join(ROOT, 'build.mjs')))
  prepare('the build', process.execPath, ['build.mjs'], BUILD_DEADLINE);
runModule(module, args);
