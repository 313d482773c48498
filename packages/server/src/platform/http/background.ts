export interface Background {
  /** Takes work. An error of it is reported, and does not end the process. */
  add: (work: Promise<void>) => void;
  /** Waits for all that is under way. */
  finish(): Promise<void>;
}

/** Work that no answer waits for, but the end of the process does. */
export function createBackground(onError: (error: unknown) => void): Background {
  const running = new Set<Promise<void>>();
  return {
    add(work) {
      const done: Promise<void> = work.catch(onError).finally(() => running.delete(done));
      running.add(done);
    },
    async finish() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
