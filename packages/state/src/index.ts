export { isShopError, type ShopError } from '@smallshop/client/core';
export type * from './cart/cart.types.ts';
export type * from './catalog/catalog.types.ts';
export type * from './common/loadable.ts';
export type * from './ports/ports.ts';
export type * from './region/region.types.ts';
export type * from './shop-api.ts';
export { createShop } from './shop/create-shop.ts';
export type * from './shop/shop.types.ts';
