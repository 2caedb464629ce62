/** Tells lanes to begin nothing new, and wakes those that sleep. */
export class Stop {
  readonly #listeners = new Set<() => void>();
  /** When it was called, in epoch ms. */
  at: number | undefined;

  get stopped(): boolean {
    return this.at !== undefined;
  }

  stop(at: number): void {
    this.at ??= at;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }

  /** Calls back when stopped, at once if it was before; returns how to call that off. */
  onStop(listener: () => void): () => void {
    if (this.stopped) listener();
    else this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves after `ms`, or as soon as it is stopped. */
  async sleep(ms: number): Promise<void> {
    if (this.stopped) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#listeners.add(done);
    });
  }
}
