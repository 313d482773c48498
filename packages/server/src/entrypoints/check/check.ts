import type { Database } from '../../platform/database/client.ts';
import type { Env } from '../environment/env.ts';

/** Something that keeps the shop from selling or is not safe, and what to do about it. Both are whole sentences. */
export interface Problem {
  problem: string;
  fix: string;
}

export interface CheckContext {
  db: Database;
  env: Env;
}

/** Looks at the settings and the database, changes nothing, and returns one problem for each cause. */
export type Check = (context: CheckContext) => Promise<Problem[]>;
