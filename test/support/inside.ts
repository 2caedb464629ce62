import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { LabEngine } from '../../laboratory/index.ts';

const run = promisify(execFile);

/** Runs in the engine's own network: prints the version that answers a request with these headers. */
const ASK = `
  const options = { host: '127.0.0.1', port: 8080, headers: JSON.parse(process.argv[1]), timeout: 2000 };
  const request = require('node:http').get(options, (response) => {
    process.stdout.write(response.headers['x-version'] ?? '');
    response.destroy();
  });
  request.on('timeout', () => request.destroy(new Error('late')));
`;

/** The version that an engine's proxy answers for a host, `none` where no answer comes. */
export async function versionInside(
  engine: LabEngine,
  host = '127.0.0.1',
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const given = JSON.stringify({ host, ...headers });
  const [command = '', ...args] = engine.inside([process.execPath, '-e', ASK, given]);
  return run(command, args).then(
    ({ stdout }) => stdout || 'none',
    () => 'none',
  );
}
