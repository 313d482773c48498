import type { Database } from '../database/client.ts';

/** Numbers for Prometheus. Labels are routes and states: nothing in them is anybody's. */
export interface Metrics {
  /** `route` is the template, such as `/v1/carts/:cartId`, so that no id becomes a label. */
  observe(method: string, route: string, status: number, seconds: number): void;
  /** In Prometheus' text format; reads what the database knows. */
  read(db: Database): Promise<string>;
}
