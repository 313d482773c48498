export * from './client.types.ts';
export { createClient } from './create-client.ts';
export * from './pages.ts';
export * from './shop-error.ts';
