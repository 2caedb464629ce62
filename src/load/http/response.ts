import { bodyReader, type BodyReader } from './body.ts';
import { malformed, parseHead, quote, type Head } from './head.ts';

/** Longest head that is taken for one. */
const MAX_HEAD = 64 * 1024;
/** How much of a body is kept for checks. */
const MAX_KEPT = 64 * 1024;

export type Response = Head & {
  /** The first 64 KiB, latin1. */
  readonly body: string;
};

/** Called with the head once it is there; may return where the body goes instead of into `Response.body`. */
export type HeadListener = (head: Head) => ((text: string) => void) | undefined;

/** Reads one response, strictly: what does not fit is a `malformed` Loss. Interim (1xx) responses are passed over. */
export class ResponseReader {
  readonly #onHead: HeadListener | undefined;
  readonly #versionHeader: string;
  #rest = '';
  #head: Head | undefined;
  #reader: BodyReader | undefined;
  #kept = '';

  constructor(versionHeader: string, onHead?: HeadListener) {
    this.#versionHeader = versionHeader;
    this.#onHead = onHead;
  }

  /** The first byte of the response has come. */
  get begun(): boolean {
    return this.#head !== undefined || this.#rest !== '';
  }

  /** Takes bytes; true when the response is complete. Throws a Loss, also when bytes come after its end. */
  feed(bytes: string): boolean {
    if (this.#reader !== undefined) return this.#feedBody(this.#reader, bytes);
    this.#rest += bytes;
    return this.#takeHead();
  }

  /** The connection was closed in order: true when that completes the response. */
  end(): boolean {
    return this.#head?.framing === 'close';
  }

  /** Only once it is complete. */
  response(): Response {
    if (this.#head === undefined) throw new Error('the response is not complete');
    return { ...this.#head, body: this.#kept };
  }

  #takeHead(): boolean {
    const end = this.#rest.indexOf('\r\n\r\n');
    if (end < 0 && this.#rest.length > MAX_HEAD) malformed('the head does not end');
    if (!'HTTP/1.'.startsWith(this.#rest.slice(0, 7))) malformed(`it begins with ${quote(this.#rest)}`);
    if (end < 0) return false;
    const head = parseHead(this.#rest.slice(0, end), this.#versionHeader);
    const after = this.#rest.slice(end + 4);
    this.#rest = '';
    if (head.status < 200) return after !== '' && this.feed(after);
    this.#head = head;
    this.#reader = bodyReader(head.framing, this.#onHead?.(head) ?? ((text) => this.#keep(text)));
    return this.#feedBody(this.#reader, after);
  }

  #feedBody(reader: BodyReader, bytes: string): boolean {
    const left = reader.feed(bytes);
    if (left !== undefined && left !== '') malformed(`${left.length} bytes after its end: ${quote(left)}`);
    return left !== undefined;
  }

  #keep(text: string): void {
    if (this.#kept.length < MAX_KEPT) this.#kept += text;
  }
}
