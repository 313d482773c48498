import type { Scenario } from './scenario.ts';

/** Prices rise by a tenth at the moment the shopper orders; a second try meets the price it was told. */
export const priceChanged: Scenario = {
  summary: 'Prices rise while you check out',
  before(operation, _input, shop) {
    if (operation === 'checkout.complete') shop.conditions.priceFactor = 1.1;
    return undefined;
  },
};
