import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { requestLabel, shellLabel } from './call.ts';
import { isEvent, type Fault } from './faults.ts';
import { answerFault, strikeBefore, type Run } from './strike.ts';

type Upgrade = {
  readonly request: IncomingMessage;
  readonly client: Socket;
  readonly head: Buffer;
  readonly target: string;
  readonly run: Run;
};

/**
 * An exec whose connection becomes a stream in both directions. What goes in is read as commands of a shell session
 * (src/engine/shell-protocol.ts) and each of them is a call; another exec writes nothing that looks like one.
 */
export function relayShell({ request, client, head, target, run }: Upgrade): void {
  const { method = '', url = '' } = request;
  const fault = run.meet(requestLabel(method, url));
  if (strikeBefore(fault, run, client)) return answerFault(fault, method, client);
  const engine = connect(target);
  const end = (): void => {
    client.destroy();
    engine.destroy();
  };
  for (const socket of [client, engine]) socket.on('error', end).once('close', end);
  const lines = request.rawHeaders.reduce(
    (text, part, index) => text + (index % 2 === 0 ? `${part}: ` : `${part}\r\n`),
    `${method} ${url} HTTP/1.1\r\n`,
  );
  engine.write(`${lines}\r\n`);
  const struck = new Map<string, Fault>();
  const commands = commandReader(Number(request.headers['content-length'] ?? 0), {
    raw: (bytes) => engine.write(bytes),
    command: (id, text, label) => {
      const met = run.meet(label);
      if (strikeBefore(met, run, client)) return answerCommand(met, id, client);
      if (met !== undefined) struck.set(id, met);
      const pass = (): void => void engine.write(text, 'latin1');
      if (isEvent(met)) run.befall(met).then(pass, end);
      else pass();
    },
  });
  client.on('data', commands).once('end', () => engine.end());
  commands(head);
  let begun = false;
  const replies = replyReader((part, met) => {
    const what = begun
      ? met.map(({ id, isEnd }) => fate(struck.get(id), isEnd)).find(Boolean)
      : fate(fault, true);
    begun = true;
    if (what === 'kill-after') return (run.kill(), end());
    client.write(what === 'cut' ? part.subarray(0, Math.floor(part.length / 2)) : part);
    if (what === 'cut') client.end(end);
  });
  engine.on('data', replies);
}

/** What an answer that passes is to meet: one that is cut off is so at its first sign, a kill waits for its end. */
const fate = (fault: Fault | undefined, isEnd: boolean): Fault | undefined =>
  fault === 'kill-after' && !isEnd ? undefined : fault;

/** Splits what is written to a shell session into its commands; the request's own body goes before them. */
function commandReader(
  bodyLength: number,
  to: {
    readonly raw: (bytes: Buffer) => void;
    readonly command: (id: string, text: string, label: string) => void;
  },
): (chunk: Buffer) => void {
  let body = bodyLength;
  let text = '';
  return (chunk) => {
    const before = chunk.subarray(0, body);
    body -= before.length;
    if (before.length > 0) to.raw(before);
    text += chunk.subarray(before.length).toString('latin1');
    if (!MAY_BE_COMMAND.test(text)) {
      to.raw(Buffer.from(text, 'latin1'));
      text = '';
    }
    for (let length = commandLength(text); length > 0; length = commandLength(text)) {
      const [first = '', ...lines] = text.slice(0, length).split('\n');
      to.command(first.split(' ')[0] ?? '', text.slice(0, length), shellLabel(lines));
      text = text.slice(length);
    }
  };
}

/** What a command begins with, as far as it has come. */
const MAY_BE_COMMAND = /^(\d+( (\d+(\n|$)|$)|$)|$)/;

/** Of the first command with its arguments; 0 while it is not all there. */
function commandLength(text: string): number {
  const count = Number(/^\d+ (\d+)\n/.exec(text)?.[1] ?? Number.NaN);
  if (Number.isNaN(count)) return 0;
  let end = text.indexOf('\n');
  for (let line = 0; line < count && end >= 0; line++) end = text.indexOf('\n', end + 1);
  return end + 1;
}

type Met = { readonly id: string; readonly isEnd: boolean };

/**
 * Splits what comes back into its head and its frames, each with the replies of which it has a line. A head that
 * says no has no frames after it.
 */
function replyReader(pass: (part: Buffer, met: readonly Met[]) => void): (chunk: Buffer) => void {
  let [bytes, isHead, text, isRefused] = [Buffer.alloc(0), true, '', false];
  return (chunk) => {
    if (isRefused) return pass(chunk, []);
    bytes = Buffer.concat([bytes, chunk]);
    isRefused = isHead && bytes.length > 12 && !bytes.toString('latin1').startsWith('HTTP/1.1 101');
    if (isRefused) return pass(bytes, []);
    for (let length = partLength(bytes, isHead); length > 0; length = partLength(bytes, isHead)) {
      const part = bytes.subarray(0, length);
      bytes = bytes.subarray(length);
      const lines = isHead ? [] : (text + part.subarray(FRAME_HEAD).toString('latin1')).split('\n');
      text = lines.pop() ?? '';
      isHead = false;
      pass(part, lines.flatMap(readReply));
    }
  };
}

/** Bytes before the payload of a frame; the last four are its length. */
const FRAME_HEAD = 8;

/** Of the HTTP head, or of the first frame; 0 while it is not all there. */
function partLength(bytes: Buffer, isHead: boolean): number {
  if (isHead) return bytes.indexOf('\r\n\r\n') + (bytes.includes('\r\n\r\n') ? 4 : 1);
  if (bytes.length < FRAME_HEAD) return 0;
  const length = FRAME_HEAD + bytes.readUInt32BE(4);
  return bytes.length < length ? 0 : length;
}

function readReply(line: string): Met[] {
  const [, id, mark] = /^(\d+)([+>=])/.exec(line) ?? [];
  return id === undefined ? [] : [{ id, isEnd: mark === '=' }];
}

/** A reply of our own, as a frame of standard output. */
function answerCommand(fault: Fault | undefined, id: string, client: Socket): void {
  if (fault !== 'error-500' && fault !== 'refused') return;
  const reply = Buffer.from(`${id}>a fault of the test\n${id}=${fault === 'error-500' ? 1 : 127}\n`);
  const header = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(reply.length, 4);
  client.write(Buffer.concat([header, reply]));
}
