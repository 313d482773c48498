import { refuse } from '@smallshop/contract';
import { isCurrency } from '@smallshop/contract/format';
import type { Resolvers } from '../shop/resolver.ts';

export const priceResolvers: Resolvers<'price'> = {
  listExchangeRates: (_input, { shop }) => ({ items: [...shop.exchangeRates.values()] }),
  setExchangeRate({ currency, rate, from = 'USD', rounding = 'exact', date }, { shop }) {
    if (!isCurrency(currency))
      return refuse('invalid_request', {
        errors: [{ field: 'currency', code: 'invalid', detail: `${currency} is no currency of ISO 4217.` }],
      });
    const set = { from, to: currency, rate, rounding, date: date ?? new Date(shop.now()).toISOString().slice(0, 10) };
    shop.exchangeRates.set(currency, set);
    return set;
  },
  removeExchangeRate: ({ currency }, { shop }) =>
    shop.exchangeRates.delete(currency) ? undefined : refuse('not_found', { field: 'currency' }),
};
