import type { Checkpoint } from '../../packages/server/src/shop/requests/context.ts';
import type { Snapshot } from './snapshot.ts';

/** Where a server ends itself: at a step of making an order, the `hit`th time that it comes by. */
export interface ServerCrashPoint {
  at: Checkpoint;
  hit: number;
}

/** A command from a test to the server process; each has a reply, except `crashAt` when the process dies. */
export type Message =
  /** Opens the database and listens. `clock` is how many milliseconds its clock is ahead. */
  | { do: 'start'; clock: number }
  | { do: 'crashAt'; crashPoint: ServerCrashPoint | undefined }
  /** Advances the clock and runs the jobs that are due. */
  | { do: 'runJobs'; clock: number }
  | { do: 'snapshot' }
  /**
   * Runs a command of `smallshop`. With `killInTransaction`, the process ends itself in this transaction of the
   * command, counted from 1, when its work is done and not committed.
   */
  | { do: 'run'; args: string[]; killInTransaction?: number };

export interface CommandResult {
  code: number;
  output: string;
  seconds: number;
  /** The most memory that the process had so far, in MB. */
  peakMegabytes: number;
}

export interface Answers {
  start: { url: string };
  crashAt: true;
  runJobs: true;
  snapshot: Snapshot;
  run: CommandResult;
}

export interface Reply {
  /** What could not be done, in words. */
  failed?: string;
  result?: unknown;
}
