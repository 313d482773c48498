import { setImmediate } from 'node:timers/promises';

/**
 * For between the parts of long work: lets requests, timers and output go on. PGlite runs its statements in this
 * process without ever returning to the event loop.
 */
export function letOthersRun(): Promise<void> {
  return setImmediate();
}
