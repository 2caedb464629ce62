import type { Socket } from 'node:net';
import { isBefore, type Event, type Fault } from './faults.ts';

/** What happens to the calls of the current run. */
export type Run = {
  /** Numbers a call and says what is to happen to it. */
  readonly meet: (label: string) => Fault | undefined;
  readonly kill: () => void;
  /** Does what happens beside a call. */
  readonly befall: (event: Event) => Promise<void>;
  readonly isOver: () => boolean;
  readonly cutOff: () => void;
};

/** Does what is to be done instead of a call; true when that is all. Shared with the commands of the shell. */
export function strikeBefore(fault: Fault | undefined, { kill, cutOff }: Run, socket: Socket): boolean {
  if (fault === undefined || !isBefore(fault)) return false;
  if (fault === 'kill-before') kill();
  if (fault === 'gone') cutOff();
  if (fault === 'kill-before' || fault === 'reset') socket.destroy();
  return true;
}

/** An answer of our own, where the fault is one. */
export function answerFault(fault: Fault | undefined, method: string, client: Socket): void {
  if (fault !== 'error-500' && fault !== 'refused') return;
  const status =
    fault === 'error-500' ? '500 Internal Server Error' : method === 'GET' ? '404 Not Found' : '409 Conflict';
  const body = JSON.stringify({ message: `a fault of the test: ${status}` });
  const lines = [
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  client.end(`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}
