import { isRefusal, type Refusal } from '@smallshop/contract';
import type { Database } from './client.ts';

/** Makes the driver roll back. It is thrown and caught only in this file. */
class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Runs a transaction. If the work returns a refusal, everything is rolled back and the refusal is returned. */
export async function transact<T>(db: Database, work: (tx: Database) => Promise<T | Refusal>): Promise<T | Refusal> {
  try {
    return await db.transaction(async (tx) => {
      const result = await work(tx);
      if (isRefusal(result)) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal;
    throw error;
  }
}
