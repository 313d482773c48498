import type { Scenario } from './scenario.ts';

/** Prices rise by a tenth when the shopper places the order. A second attempt gets the new price. */
export const priceChanged: Scenario = {
  summary: 'Prices rise while you check out',
  before(operation, _input, shop) {
    if (operation === 'checkout.complete') shop.conditions.priceFactor = 1.1;
    return undefined;
  },
};
