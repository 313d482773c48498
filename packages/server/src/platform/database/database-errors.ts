/** Why the database could not do what was asked. */
export type DatabaseTrouble =
  /** Rolled back because of another transaction: the same work may succeed at once. */
  | 'conflict'
  /** The connection was lost, or there is none; unless the server said so, nobody knows what became of the last statement. */
  | 'disconnected'
  /** A lock, a statement or a free connection took too long. */
  | 'busy'
  /** The disk of the database is full. */
  | 'disk_full';

/** Thrown instead of the driver's error where the same request may succeed later. Becomes 503. */
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
  '40001': 'conflict', '40P01': 'conflict',
  '57P01': 'disconnected', '57P02': 'disconnected', '57P03': 'disconnected', '57P05': 'disconnected', '25P03': 'disconnected',
  // A write to a server that became a standby: the connection is to the wrong one.
  '25006': 'disconnected',
  ECONNREFUSED: 'disconnected', ECONNRESET: 'disconnected', ECONNABORTED: 'disconnected', EPIPE: 'disconnected', ETIMEDOUT: 'disconnected',
  EHOSTUNREACH: 'disconnected', ENETUNREACH: 'disconnected', ENOTFOUND: 'disconnected', EAI_AGAIN: 'disconnected',
  '53300': 'busy', '53200': 'busy', '55P03': 'busy', '57014': 'busy',
  '53100': 'disk_full', ENOSPC: 'disk_full', EDQUOT: 'disk_full',
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

/** What is wrong with the database, as far as an error of a query tells; undefined where the query itself is wrong. */
export function troubleOf(error: unknown): DatabaseTrouble | undefined {
  if (error instanceof DatabaseUnavailable) return error.trouble;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  // Class 08: connection exceptions.
  const byCode = troubleOfCode[code] ?? (/^08\w{3}$/.test(code) ? 'disconnected' : undefined);
  const byMessage = troubleOfMessage.find(([start]) => error.message.startsWith(start))?.[1];
  return byCode ?? byMessage ?? troubleOf(error.cause);
}

/** The error to hand on: `DatabaseUnavailable` where a later try may succeed. */
export function asDatabaseError(error: unknown): unknown {
  const trouble = troubleOf(error);
  return trouble === undefined || error instanceof DatabaseUnavailable ? error : new DatabaseUnavailable(trouble, error);
}
