/** Seconds after which a command that has not ended says so. */
const afterSeconds = [2, 5, 10, 20, 40, 60];

/** Says on the error output that a command still runs, so that nobody takes it for stuck. Returns how to end that. */
export function showProgress(name: string, write: (line: string) => void): () => void {
  const timers = afterSeconds.map((seconds) => setTimeout(() => write(`… ${name}: still working after ${seconds} s`), seconds * 1000).unref());
  return () => timers.forEach(clearTimeout);
}
