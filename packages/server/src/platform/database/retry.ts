import { setTimeout as pause } from 'node:timers/promises';
import { asDatabaseError, troubleOf, type DatabaseTrouble } from './database-errors.ts';

/** Milliseconds before each further attempt; a random part keeps two transactions from meeting again. */
const pausesMs: Readonly<Record<DatabaseTrouble, readonly number[]>> = {
  conflict: [10, 30, 90, 270],
  disconnected: [50, 300],
  busy: [],
  disk_full: [],
};

/**
 * Runs `attempt` again where the database failed and `isSafe` says that nothing of it was committed.
 * Throws `DatabaseUnavailable` once there are no attempts left.
 */
export async function withRetries<T>(attempt: () => Promise<T>, isSafe: (trouble: DatabaseTrouble) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const trouble = troubleOf(error);
      const pauseMs = trouble && isSafe(trouble) ? pausesMs[trouble][tries] : undefined;
      if (pauseMs === undefined) throw asDatabaseError(error);
      await pause(pauseMs * (0.5 + Math.random()));
    }
  }
}
