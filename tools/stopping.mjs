/**
 * Calls `stop` on Ctrl+C, on SIGTERM, and when npm was ended by its process id: npm then ends the shell that it put
 * in between, which passes nothing on. A second Ctrl+C ends the process at once.
 */
export function whenStopped(stop) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop(signal));
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    stop('SIGTERM');
  }, 250).unref();
}
