/** Several streams, each in the order of `at`, as one that is too. Reads no further ahead than one line of each. */
export async function* inOrder<T extends { readonly at: string }>(
  streams: readonly AsyncGenerator<T>[],
): AsyncGenerator<T> {
  try {
    const heads = await Promise.all(streams.map(async (stream) => ({ stream, head: await stream.next() })));
    for (;;) {
      const open = heads.flatMap((one) => (one.head.done ? [] : [{ one, value: one.head.value }]));
      const [first, ...others] = open;
      if (first === undefined) return;
      const next = others.reduce((best, other) => (other.value.at < best.value.at ? other : best), first);
      yield next.value;
      next.one.head = await next.one.stream.next();
    }
  } finally {
    await Promise.allSettled(streams.map((stream) => stream.return(undefined)));
  }
}
