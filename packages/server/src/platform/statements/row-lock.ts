/**
 * The lock that a transaction takes on rows: `select … for no key update`. Other transactions cannot change the
 * row, but they can insert rows that refer to it. `for update` would conflict with the key-share lock of each
 * foreign key: an order would wait for a cart with the same item, and the cart for the order.
 *
 * Lock order. A transaction that takes more than one of these locks takes them in this order. It locks several
 * rows of one table in the order of their ids, compared as JavaScript compares strings:
 *
 * 1. the store (`lockStore`), then the store's prices (`lockPrices`)
 * 2. the cart, then its checkout and the payment (`lockCartByToken`, `lockCheckoutOfCart`, `lockPayment`)
 * 3. the order (`lockOrder`, `lockOrderOfPayment`)
 * 4. products, then the version of the store's catalog (a trigger), then variants (`lockVariant`, `reserveStock`),
 *    those of a bundle with its components, then their stock levels
 * 5. promotions (`countPromotionUse`)
 * 6. gift cards (`spendGiftCards`)
 * 7. the store's settings with the next order number (`takeOrderNumber`), then rows of its own
 * 8. at the commit, the listings of products that became available or sold out, and the version of the store's
 *    configuration (deferred triggers)
 *
 * Why: docs/decisions/lock-order.md.
 */
export const rowLock = 'no key update' as const;

/**
 * Returns the list in the order in which rows of one table are locked. The database's own order is not used, because
 * it depends on the database's language.
 */
export function inLockOrder<T>(list: readonly T[], idOf: (one: T) => string): T[] {
  return list.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
}
