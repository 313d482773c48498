export { createApp, type App } from './app.ts';
export { runCli } from './cli/run.ts';
export type { Deps, PaymentProvider } from './context.ts';
export { openDatabase, type Database, type DatabaseTarget, type OpenDatabase } from './db/client.ts';
export { openStoreDatabase } from './db/open-store-database.ts';
export { readEnv, type Env } from './env.ts';
export { startServer, type RunningServer } from './main.ts';
export { seedShop, type SeedOptions, type SeedResult } from './seed/seed-shop.ts';
