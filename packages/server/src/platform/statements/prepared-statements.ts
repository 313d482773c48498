import { sql } from 'drizzle-orm';
import pg from 'pg';

/** Statements that get a name. The others are parsed and planned each time. */
const maxStatements = 500;

/**
 * In the text of a statement whose best plan depends on its values: it gets no name, and is planned each time.
 * PostgreSQL would keep a plan for values that it does not know.
 */
export const plannedEachTime = sql.raw('/* planned each time */');
const marker = /\/\* planned each time \*\//;

/** Names by text, the same for all connections of a pool. */
export type StatementNames = Map<string, string>;

type Query = (config: pg.QueryConfig | string, ...rest: unknown[]) => unknown;

/**
 * Gives a name to each statement with parameters that a connection runs, so that PostgreSQL parses and plans it once
 * for the connection. Planning a query over several tables takes longer than running it: the database needs half the
 * time for an order. Connection poolers have to support prepared statements (PgBouncer does from
 * 1.21), or `prepare=false` in `DATABASE_URL` switches them off.
 */
export function prepareStatements(client: pg.PoolClient, names: StatementNames): void {
  (client as unknown as { query: Query }).query = (config, ...rest) =>
    // Found at each call, because tests replace it to count statements.
    (pg.Client.prototype.query as Query).call(
      client,
      typeof config === 'string' ? config : named(config, rest[0], names),
      ...rest,
    );
}

function named(config: pg.QueryConfig, values: unknown, names: StatementNames): pg.QueryConfig {
  const hasValues = Array.isArray(values) ? values.length > 0 : (config.values?.length ?? 0) > 0;
  if (!hasValues || config.name !== undefined || typeof config.text !== 'string') return config;
  if (marker.test(config.text)) return config;
  const known = names.get(config.text);
  if (known === undefined && names.size >= maxStatements) return config;
  const name = known ?? `smallshop_${names.size + 1}`;
  if (known === undefined) names.set(config.text, name);
  return { ...config, name };
}
