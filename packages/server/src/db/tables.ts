/**
 * Every table, for drizzle-kit. After a change here or in a `*.tables.ts`, run
 * `npm run migrations -w packages/server`: it writes `packages/server/migrations` anew.
 */
export * from '../catalog/catalog.tables.ts';
export * from '../http/idempotency.tables.ts';
export * from '../store/store.tables.ts';
