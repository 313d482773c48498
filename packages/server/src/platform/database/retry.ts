import { setTimeout as pause } from 'node:timers/promises';
import { asDatabaseError, troubleOf, type DatabaseTrouble } from './database-errors.ts';

/**
 * Delay before each further attempt, in milliseconds. A random factor is applied, so that two transactions do not
 * collide again.
 */
const retryDelaysMs: Readonly<Record<DatabaseTrouble, readonly number[]>> = {
  conflict: [10, 30, 90, 270],
  disconnected: [50, 300],
  busy: [],
  disk_full: [],
};

/**
 * Repeats `attempt` if the database failed and `isSafe` returns true, which means that nothing was committed. Throws
 * `DatabaseUnavailable` after the last attempt.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  isSafe: (trouble: DatabaseTrouble) => boolean,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const trouble = troubleOf(error);
      const delayMs = trouble && isSafe(trouble) ? retryDelaysMs[trouble][tries] : undefined;
      if (delayMs === undefined) throw asDatabaseError(error);
      await pause(delayMs * (0.5 + Math.random()));
    }
  }
}
