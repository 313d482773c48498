/**
 * How a transaction holds rows: `select … for no key update`. It excludes others who change the row, and
 * lets them insert rows that refer to it. `for update` would conflict with the key-share lock that
 * each foreign key takes, so that an order waits for a cart that holds the same item, and the other way round.
 *
 * Lock order. A transaction that holds more than one of these takes them in this order, and several
 * rows of one table in the order of their ids, compared as JavaScript compares strings:
 *
 * 1. the store (`holdStore`), then the store's prices (`holdPrices`)
 * 2. the cart (`lockCart`, `holdCart`, `advanceCart`; `holdPayment` for a payment)
 * 3. the order (`holdOrder`)
 * 4. products, then variants (`holdVariant`, `reserveStock`), then their stock levels
 * 5. promotions (`countPromotionUse`)
 * 6. gift cards (`spendGiftCards`)
 * 7. the store's settings with the next order number (`takeOrderNumber`), then rows of its own
 *
 * Why: docs/decisions/lock-order.md.
 */
export const rowLock = 'no key update' as const;

/** The order in which rows of one table are held. Not that of the database, which depends on its language. */
export function inLockOrder<T>(list: readonly T[], idOf: (one: T) => string): T[] {
  return list.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
}
