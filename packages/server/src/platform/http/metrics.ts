import type { Database } from '../database/client.ts';

/** Metrics for Prometheus. Labels are routes and states, never personal data. */
export interface Metrics {
  /** Counts one request. `route` is the template, such as `/v1/carts/:cartId`, so that no id becomes a label. */
  observe(method: string, route: string, status: number, seconds: number): void;
  /** Returns the metrics in Prometheus' text format, including those read from the database. */
  read(db: Database): Promise<string>;
}
