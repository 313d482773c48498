import type { Database } from './client.ts';

/**
 * Keeps a statement per shape for each database. Drizzle takes longer to build a statement than to run it, so a hot
 * one is built once, with `sql.placeholder` for what differs. The name says all that the text of the statement depends
 * on; it is also the name of the prepared statement in PostgreSQL.
 */
export function builtStatements<Shape, Statement>(
  nameOf: (shape: Shape) => string,
  build: (db: Database, shape: Shape, name: string) => Statement,
): (db: Database, shape: Shape) => Statement {
  const ofDatabase = new WeakMap<Database, Map<string, Statement>>();
  return (db, shape) => {
    const built = ofDatabase.get(db) ?? new Map<string, Statement>();
    ofDatabase.set(db, built);
    const name = nameOf(shape);
    const statement = built.get(name) ?? build(db, shape, name);
    built.set(name, statement);
    return statement;
  };
}
