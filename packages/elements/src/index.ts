export * from './controllers/context.ts';
export { ShopController } from './controllers/shop.ts';
export { StoreController } from './controllers/store.ts';
export * from './events/index.ts';
