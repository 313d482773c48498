/** Why the database could not run a statement. */
export type DatabaseTrouble =
  /** Rolled back because of another transaction. The same work may succeed immediately. */
  | 'conflict'
  /**
   * The connection was lost, or could not be opened. The result of the last statement is unknown, unless the server
   * reported it.
   */
  | 'disconnected'
  /** A lock, a statement or a free connection took too long. */
  | 'busy'
  /** The disk of the database is full. */
  | 'disk_full';

/** Thrown instead of the driver's error if the same request may succeed later. The API responds with 503. */
export class DatabaseUnavailable extends Error {
  readonly trouble: DatabaseTrouble;
  constructor(trouble: DatabaseTrouble, cause: unknown) {
    super(`The database is not available: ${trouble.replace('_', ' ')}`, { cause });
    this.name = 'DatabaseUnavailable';
    this.trouble = trouble;
  }
}

/** SQLSTATE codes (https://www.postgresql.org/docs/current/errcodes-appendix.html) and those of Node's sockets. */
const troubleOfCode: Readonly<Record<string, DatabaseTrouble>> = {
  '40001': 'conflict',
  '40P01': 'conflict',
  '57P01': 'disconnected',
  '57P02': 'disconnected',
  '57P03': 'disconnected',
  '57P05': 'disconnected',
  '25P03': 'disconnected',
  // A write to a server that became a standby: the connection is to the wrong one.
  '25006': 'disconnected',
  ECONNREFUSED: 'disconnected',
  ECONNRESET: 'disconnected',
  ECONNABORTED: 'disconnected',
  EPIPE: 'disconnected',
  ETIMEDOUT: 'disconnected',
  EHOSTUNREACH: 'disconnected',
  ENETUNREACH: 'disconnected',
  ENOTFOUND: 'disconnected',
  EAI_AGAIN: 'disconnected',
  '53300': 'busy',
  '53200': 'busy',
  '55P03': 'busy',
  '57014': 'busy',
  '53100': 'disk_full',
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
};

/** Errors of pg and pg-pool that have no code. */
const troubleOfMessage: readonly (readonly [start: string, DatabaseTrouble])[] = [
  ['timeout exceeded when trying to connect', 'busy'],
  ['timeout expired', 'disconnected'],
  ['Connection terminated', 'disconnected'],
  ['Client has encountered a connection error', 'disconnected'],
  ['Client was closed', 'disconnected'],
  ['Query read timeout', 'disconnected'],
  ['Cannot use a pool after calling end', 'disconnected'],
];

/** Returns the problem of the database that an error reports, or undefined if the query itself is wrong. */
export function troubleOf(error: unknown): DatabaseTrouble | undefined {
  if (error instanceof DatabaseUnavailable) return error.trouble;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  // Class 08: connection exceptions.
  const byCode = troubleOfCode[code] ?? (/^08\w{3}$/.test(code) ? 'disconnected' : undefined);
  const byMessage = troubleOfMessage.find(([start]) => error.message.startsWith(start))?.[1];
  return byCode ?? byMessage ?? troubleOf(error.cause);
}

/** Returns the error to throw: `DatabaseUnavailable` if a later attempt may succeed, otherwise the error itself. */
export function asDatabaseError(error: unknown): unknown {
  const trouble = troubleOf(error);
  return trouble === undefined || error instanceof DatabaseUnavailable
    ? error
    : new DatabaseUnavailable(trouble, error);
}

/** What to do about SQLSTATE codes of a database that refuses to be used. */
const fixOfCode: Readonly<Record<string, string>> = {
  '3D000': 'Create it, with "createdb" or "create database", or name another one',
  '28P01': 'Correct the user and the password in its address',
  '28000': 'Correct the user in its address, or allow it in pg_hba.conf',
  '42501': 'Make its user the owner of the database',
};

/** Returns what is wrong with the address or the rights of a database, and what to do; undefined for other errors. */
export function connectionMessage(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code = '' } = cause as { code?: string };
    const fix = fixOfCode[code];
    if (fix) return `${cause.message}. ${fix}.`;
    if (/^E[A-Z_]{5,}$/.test(code) && troubleOfCode[code] === 'disconnected')
      return (
        `The database does not answer (${cause.message || code}). Start PostgreSQL, or correct the address in ` +
        'DATABASE_URL or --to.'
      );
  }
  return undefined;
}
