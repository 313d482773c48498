export { createApp, type App } from './entrypoints/server/app.ts';
export { runCli } from './entrypoints/cli/run.ts';
export type { Deps } from './shop/requests/context.ts';
export type { PaymentProviderName } from './shop/requests/payment-provider-name.ts';
export { openDatabase, type Database, type DatabaseTarget, type OpenDatabase } from './platform/database/client.ts';
export { openStoreDatabase } from './entrypoints/environment/open-store-database.ts';
export { readEnv, type Env } from './entrypoints/environment/env.ts';
export { startServer, type RunningServer } from './entrypoints/server/main.ts';
export { seedShop, type SeedOptions, type SeedResult } from './entrypoints/seed/seed-shop.ts';
