/** A queue between a stream that pushes and a reader that awaits. One reader at a time. */
export type Channel<T> = {
  push(value: T): void;
  end(): void;
  fail(error: unknown): void;
  /** How many values wait to be read. */
  size(): number;
  /** Breaking out of a loop over it ends nothing: a later loop goes on with the next value. */
  readonly values: AsyncIterable<T>;
};

type Waiter<T> = { resolve(result: IteratorResult<T>): void; reject(error: unknown): void };
type End = { readonly error?: unknown; readonly failed: boolean };

export function createChannel<T>(onTaken: () => void = () => undefined): Channel<T> {
  const queue: T[] = [];
  let waiter: Waiter<T> | undefined;
  let ended: End | undefined;

  function next(): Promise<IteratorResult<T>> {
    return new Promise((resolve, reject) => {
      waiter = { resolve, reject };
      settle();
    });
  }

  function settle(): void {
    const current = waiter;
    if (current === undefined || (queue.length === 0 && ended === undefined)) return;
    waiter = undefined;
    if (queue.length > 0) {
      current.resolve({ done: false, value: queue.shift() as T });
      onTaken();
    } else if (ended?.failed) {
      // Told once: who asks again is told that there is no more.
      current.reject(ended.error);
      ended = { failed: false };
    } else current.resolve({ done: true, value: undefined });
  }

  return {
    push(value) {
      if (ended !== undefined) return;
      queue.push(value);
      settle();
    },
    end() {
      ended ??= { failed: false };
      settle();
    },
    fail(error) {
      ended ??= { failed: true, error };
      settle();
    },
    size: () => queue.length,
    values: { [Symbol.asyncIterator]: () => ({ next }) },
  };
}
