import type { Listener } from '../types/index.ts';

/** State of a listening socket in /proc/net/tcp (Linux, include/net/tcp_states.h). */
const LISTEN = '0A';
/** Docker's own name server in each container. */
const NAME_SERVER = '127.0.0.11';

/** The listening sockets in /proc/net/tcp and /proc/net/tcp6, by port. */
export function parseListeners(text: string): Listener[] {
  const found = text.split('\n').flatMap((line): Listener[] => {
    const match = /^\s*\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) \S+ ([0-9A-F]{2}) /.exec(line);
    if (match?.[3] !== LISTEN) return [];
    const address = addressOf(match[1] ?? '');
    return address === NAME_SERVER ? [] : [{ address, port: Number.parseInt(match[2] ?? '0', 16) }];
  });
  return found.sort((a, b) => a.port - b.port);
}

/** The kernel prints words of 32 bits as the processor has them; engines run on little-endian ones alone. */
function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).toReversed());
  const numbers = bytes.map((byte) => Number.parseInt(byte, 16));
  if (numbers.length === 4) return numbers.join('.');
  if (numbers.every((number) => number === 0)) return '::';
  if (numbers.slice(0, 15).every((number) => number === 0) && numbers[15] === 1) return '::1';
  const isMapped = /^0{20}ffff/i.test(bytes.join(''));
  if (isMapped) return numbers.slice(12).join('.');
  return (bytes.join('').match(/.{4}/g) ?? []).map((part) => part.replace(/^0{1,3}/, '')).join(':');
}
