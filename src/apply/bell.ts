/** Rung by many, heard by one. */
export type Bell = {
  readonly ring: () => void;
  /** Whoever listens next is told. */
  readonly fail: (error: unknown) => void;
  /** Whether it was rung since it was last heard, or is within so many ms; at once when the signal aborts. */
  readonly heard: (ms: number) => Promise<boolean>;
};

export function createBell(signal: AbortSignal): Bell {
  let isRung = false;
  let failure: { readonly error: unknown } | undefined;
  let wake = (): void => undefined;
  signal.addEventListener('abort', () => wake(), { once: true });
  return {
    ring() {
      isRung = true;
      wake();
    },
    fail(error) {
      failure ??= { error };
      wake();
    },
    async heard(ms) {
      if (!isRung && failure === undefined && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      if (failure !== undefined) throw failure.error;
      const was = isRung;
      isRung = false;
      return was;
    },
  };
}
