import type { Endpoint } from './host.ts';

/** What a person can do about an engine that does not answer. */
export function unreachableHint(endpoint: Endpoint, code: string): string {
  switch (endpoint.kind) {
    case 'ssh':
      return `Try \`ssh ${sshTarget(endpoint)} docker version\`: it must work without a question being asked.`;
    case 'tcp':
      return endpoint.tls === undefined
        ? 'Is the address right, does the engine listen there, and does a firewall let it through?'
        : 'Is the address right, and do the certificates belong to this engine (DOCKER_CERT_PATH)?';
    case 'unix':
      return code === 'EACCES' || code === 'EPERM'
        ? 'Your user may not open the socket: add it to the docker group and log in again, or run as root.'
        : 'Is Docker running? `docker context ls` shows which engines are known, DOCKER_HOST or --host names another.';
    default:
      return endpoint satisfies never;
  }
}

function sshTarget(endpoint: Extract<Endpoint, { kind: 'ssh' }>): string {
  const port = endpoint.port === undefined ? '' : `-p ${endpoint.port} `;
  const user = endpoint.user === undefined ? '' : `${endpoint.user}@`;
  return `${port}${user}${endpoint.host}`;
}
