import type { PGlite, Transaction as PgliteTransaction } from '@electric-sql/pglite';
import { DrizzleQueryError, sql, type SQL } from 'drizzle-orm';
import { PgDialect, type PgDatabase, type PgQueryResultHKT } from 'drizzle-orm/pg-core';
import pg from 'pg';

/** Rows in PostgreSQL's text format: one line each. */
export interface CopiedRows {
  text: Buffer;
  count: number;
}

/**
 * Copies rows in PostgreSQL's text format, on the connection of a transaction. That takes a fraction of the time of
 * statements with JSON.
 */
export interface RowCopier {
  /** Runs `copy (…) to` with a query without parameters. */
  copyOut(query: SQL): Promise<CopiedRows>;
  /** Runs `copy … from`. The table is named with its columns. */
  copyIn(table: SQL, rows: Pick<CopiedRows, 'text'>): Promise<void>;
}

/** What a transaction runs its statements on. */
type Connection = pg.PoolClient | PgliteTransaction | PGlite;

/** Returns a copier on the connection of a transaction. Throws outside of one, where a pool has many. */
export function copierOf(tx: Pick<PgDatabase<PgQueryResultHKT>, '_'>): RowCopier {
  const { client } = tx._.session as unknown as { client: Connection | pg.Pool };
  if (client instanceof pg.Pool) throw new TypeError('Rows are copied in a transaction.');
  const copy = client instanceof pg.Client ? copyOnPostgres : copyOnPglite;
  return {
    copyOut: (query) => copy(client as never, sql`(${query}) to`),
    copyIn: async (table, { text }) => void (await copy(client as never, sql`${table} from`, text)),
  };
}

const dialect = new PgDialect();

/** As Drizzle does it, with the statement in the message. */
async function withStatement<T>(text: string, result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    throw new DrizzleQueryError(text, [], error as Error);
  }
}

function copyOnPostgres(client: pg.PoolClient, what: SQL, rows?: Buffer): Promise<CopiedRows> {
  const { sql: text } = dialect.sqlToQuery(sql`copy ${what} ${sql.raw(rows ? 'stdin' : 'stdout')}`);
  return withStatement(text, client.query(new CopyQuery(text, rows)).done);
}

/** What `pg` has for the messages of a copy. Its types leave it out. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** A query of `pg` that sends rows after its text, or receives them. */
class CopyQuery extends pg.Query {
  readonly done: Promise<CopiedRows>;
  readonly #text: string;
  readonly #rows: Buffer | undefined;
  readonly #received: Buffer[] = [];

  constructor(text: string, rows: Buffer | undefined) {
    const { promise, resolve, reject } = Promise.withResolvers<CopiedRows>();
    super(text, (error, result) =>
      error ? reject(error) : resolve({ text: Buffer.concat(this.#received), count: result.rowCount ?? 0 }),
    );
    this.done = promise;
    this.#text = text;
    this.#rows = rows;
  }

  /** Sends the rows at once. A server that refuses the statement ignores them, as the protocol says. */
  override submit = (connection: unknown): void => {
    const target = connection as CopyConnection;
    target.query(this.#text);
    if (!this.#rows) return;
    target.sendCopyFromChunk(this.#rows);
    target.endCopyFrom();
  };

  handleCopyInResponse(): void {}

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The memory of the chunk is used again for the next message.
    this.#received.push(Buffer.from(chunk));
  }
}

/** PGlite copies from and to a file in memory. */
async function copyOnPglite(connection: PgliteTransaction | PGlite, what: SQL, rows?: Buffer): Promise<CopiedRows> {
  const { sql: text } = dialect.sqlToQuery(sql`copy ${what} '/dev/blob'`);
  const options = rows ? { blob: new Blob([rows as Buffer<ArrayBuffer>]) } : {};
  const { blob, rowCount = 0 } = await withStatement(text, connection.query(text, [], options));
  return { text: Buffer.from((await blob?.arrayBuffer()) ?? new ArrayBuffer(0)), count: rowCount };
}
