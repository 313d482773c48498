import { localize } from '@smallshop/contract/format';
import type { Resolvers } from '../shop/resolver.ts';
import { languageLike, resolveRegion } from './region.ts';
import { store } from './store.data.ts';

export const storeResolvers: Resolvers<'store'> = {
  get({ language }) {
    const all = (field: 'countries' | 'currencies' | 'languages') => [
      ...new Set(store.markets.flatMap((market) => market[field])),
    ];
    const known = languageLike(language);
    const localization =
      known &&
      localize(known, { countries: all('countries'), currencies: all('currencies'), languages: all('languages') });
    return { ...store, ...(localization && { localization }) };
  },
  resolveRegion(input, call) {
    const region = resolveRegion(input, call.acceptLanguage);
    const { language, country, currency } = region;
    const localization = localize(language, { countries: [country], currencies: [currency], money: currency });
    return { ...region, ...(localization && { localization }) };
  },
};
