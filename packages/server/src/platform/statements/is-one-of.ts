import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/**
 * The condition that a column has one of these values, as one parameter: a statement has room for 65,535 of them, and
 * its text is the same for any number of values, so that it is prepared once.
 */
export function isOneOf(column: AnyColumn, values: readonly string[]): SQL {
  return sql`${column} = any(${sql.param([...values])})`;
}
