/** Products that the shopper has looked at. A separate entry, so that a page without them does not load them. */
export { maxRecentlyViewed, recentlyViewedOf } from './recently-viewed/recently-viewed-of.ts';
export type * from './recently-viewed/recently-viewed.types.ts';
