/**
 * SQLSTATE classes for errors in the values of a statement, not in the database: data exceptions, constraints,
 * program limits.
 */
const valueClasses = ['22', '23', '54'];

/**
 * Returns the database's own message if it refused the values of a statement, without the statement itself. Returns
 * undefined for any other error.
 */
export function refusedValue(error: unknown): string | undefined {
  const cause = databaseError(error);
  return cause && valueClasses.includes(cause.code.slice(0, 2)) ? cause.message : undefined;
}

/**
 * Saves a batch. Where the database refuses the values of one of it, the batch is halved until that one is alone, and
 * `refuse` takes it with the reason: the others are saved.
 */
export async function saveAllowed<T, R>(
  batch: readonly T[],
  save: (batch: readonly T[]) => Promise<R[]>,
  refuse: (one: T, reason: string) => R[] | Promise<R[]>,
): Promise<R[]> {
  try {
    return await save(batch);
  } catch (error) {
    const reason = refusedValue(error);
    if (reason === undefined) throw error;
    if (batch.length === 1) return refuse(batch[0]!, reason);
    const half = Math.ceil(batch.length / 2);
    const first = await saveAllowed(batch.slice(0, half), save, refuse);
    return [...first, ...(await saveAllowed(batch.slice(half), save, refuse))];
  }
}

/** Returns the database's own error from an error that also contains the statement, or undefined if there is none. */
export function databaseError(error: unknown): { code: string; message: string } | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (
      typeof code === 'string' &&
      /^[0-9A-Z]{5}$/.test(code) &&
      !('query' in cause && 'params' in cause && cause.cause)
    )
      return { code, message: cause.message };
  }
  return undefined;
}
