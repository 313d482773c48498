export interface Background {
  /** Starts work. If it fails, the error is reported and the process continues. */
  add: (work: Promise<void>) => void;
  /** Waits until all work is done. */
  finish(): Promise<void>;
}

/** Tracks work that no response waits for, but that the process finishes before it ends. */
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
