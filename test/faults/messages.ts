import type { Checkpoint } from '../../packages/server/src/shop/requests/context.ts';
import type { Snapshot } from './snapshot.ts';

/** Where a server ends itself: at a step of making an order, the `hit`th time that it comes by. */
export interface ServerCrashPoint {
  at: Checkpoint;
  hit: number;
}

/** What a test tells the server process; it answers each one but `die`. */
export type Message =
  /** Opens the database and listens. `clock` is how many milliseconds its clock is ahead. */
  | { do: 'start'; clock: number }
  | { do: 'crashAt'; crashPoint: ServerCrashPoint | undefined }
  /** Lets time pass, and does the chores that are due then. */
  | { do: 'runJobs'; clock: number }
  | { do: 'snapshot' };

export interface Answers {
  start: { url: string };
  crashAt: true;
  runJobs: true;
  snapshot: Snapshot;
}

export interface Reply {
  /** What could not be done, in words. */
  failed?: string;
  result?: unknown;
}
