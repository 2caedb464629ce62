import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { LabEngine } from '../../laboratory/index.ts';

const run = promisify(execFile);

/** Runs in the engine's own network: prints the version that answers for a host. */
const ASK = `
  const options = { host: '127.0.0.1', port: 8080, headers: { host: process.argv[1] }, timeout: 2000 };
  const request = require('node:http').get(options, (response) => {
    process.stdout.write(response.headers['x-version'] ?? '');
    response.destroy();
  });
  request.on('timeout', () => request.destroy(new Error('late')));
`;

/** The version that an engine's proxy answers for a host, `none` where no answer comes. */
export async function versionInside(engine: LabEngine, host = '127.0.0.1'): Promise<string> {
  const [command = '', ...args] = engine.inside([process.execPath, '-e', ASK, host]);
  return run(command, args).then(
    ({ stdout }) => stdout || 'none',
    () => 'none',
  );
}
