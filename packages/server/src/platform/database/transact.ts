import type { Database } from './client.ts';
import { isRefusal, type Refusal } from '../errors/refusal.ts';

/** Only to make the driver roll back; it never leaves this file. */
class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** A transaction in which a refusal takes back everything that was written, and is handed on as a value. */
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
