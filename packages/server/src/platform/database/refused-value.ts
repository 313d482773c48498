/** SQLSTATE classes of what is wrong with the values of a statement, not with the database: data exceptions, constraints, limits of the program. */
const valueClasses = ['22', '23', '54'];

/** Why the database refuses the values it was given, in its own words, without the statement; undefined where the error is another one. */
export function refusedValue(error: unknown): string | undefined {
  const cause = databaseError(error);
  return cause && valueClasses.includes(cause.code.slice(0, 2)) ? cause.message : undefined;
}

/** The database's own error behind one that carries the statement; undefined where it is none. */
export function databaseError(error: unknown): { code: string; message: string } | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !('query' in cause && 'params' in cause && cause.cause)) return { code, message: cause.message };
  }
  return undefined;
}
