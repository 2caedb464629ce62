/** Text of the last `limit` bytes of a stream; a character that the limit cuts is dropped. */
export function createTail(limit: number): { write(chunk: Buffer): void; text(): string } {
  let kept = Buffer.alloc(0);
  return {
    write(chunk) {
      kept = Buffer.concat([kept, chunk]).subarray(-limit);
    },
    text() {
      let start = 0;
      while (start < kept.length && ((kept[start] ?? 0) & 0xc0) === 0x80) start += 1;
      return kept.toString('utf8', start);
    },
  };
}
