/** A PostgreSQL cluster of a test's own. */
export interface PostgresCluster {
  /** Address of its maintenance database; the user is a superuser. */
  url: string;
  /** Ends it, as a restart (`fast`) or a crash (`immediate`) does. */
  halt(mode: 'fast' | 'immediate'): Promise<unknown>;
  /** Starts it again after `halt`, on the same address. */
  start(): Promise<void>;
  /** Ends it for good and removes its data. */
  stop(): Promise<void>;
}

export function startPostgres(): Promise<PostgresCluster>;
export function postgresPrograms(): string | undefined;
