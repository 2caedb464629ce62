import { isIP } from 'node:net';
import type { Publish } from '../types/index.ts';
import { type Refusal, isRefusal, refuse } from './refusal.ts';
import { readPort } from './scalar.ts';

const PUBLISH = /^(?:(?<address>\[[0-9a-fA-F:.]+\]|[0-9.]+):)?(?<port>\d{1,5})$/;

/** Reads `[ADDR:]PORT`: an IPv4 address, or an IPv6 address in brackets. The address is kept without them. */
export function readPublish(value: unknown): Publish | Refusal {
  const groups = PUBLISH.exec(
    typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '',
  )?.groups;
  const port = readPort(groups?.port);
  if (groups === undefined || isRefusal(port)) return refused();
  if (groups.address === undefined) return { port };
  const address = groups.address.replace(/^\[|\]$/g, '');
  const isBracketed = address !== groups.address;
  return isIP(address) === (isBracketed ? 6 : 4) ? { address, port } : refused();
}

function refused(): Refusal {
  return refuse(
    'must be a port, or an address and a port: 8080, 127.0.0.1:8080 or [::1]:8080',
    'This is where the proxy listens on the host; the port inside of a container is x-ctr-bg.port, or --port.',
  );
}
