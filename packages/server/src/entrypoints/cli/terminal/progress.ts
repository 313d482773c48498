/** Seconds after which a command that has not ended says so; after the last, once a minute. */
const afterSeconds = [2, 5, 10, 20, 40, 60];

/**
 * Writes to the error output that a command still runs, so that it does not look stuck. Returns a function that
 * stops it.
 */
export function showProgress(name: string, write: (line: string) => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (index: number, passed: number) => {
    const next = afterSeconds[index] ?? passed + 60;
    timer = setTimeout(
      () => {
        write(`… ${name}: still working after ${next} s`);
        wait(index + 1, next);
      },
      (next - passed) * 1000,
    ).unref();
  };
  wait(0, 0);
  return () => clearTimeout(timer);
}

const countIntervalMs = 2000;

/** What takes longer than two seconds says how far it is, on the error output: the report may be kept in a file. */
export async function runWithProgress<T>(
  write: (line: string) => void,
  work: (onProgress: (done: number, all?: number) => void) => Promise<T>,
): Promise<T> {
  let done = 0;
  let all: number | undefined;
  const timer = setInterval(
    () => write(all === undefined ? `${done} products …` : `${done} of ${all} products …`),
    countIntervalMs,
  );
  try {
    return await work((now, total) => ([done, all] = [now, total]));
  } finally {
    clearInterval(timer);
  }
}
