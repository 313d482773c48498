import { refuse } from '@smallshop/contract';
import { findVariant } from '../catalog/catalog.views.ts';
import type { Resolvers } from '../shop/resolver.ts';

export const taxResolvers: Resolvers<'tax'> = {
  getSettings: (_input, { shop }) => shop.taxSettings,
  setSettings: ({ shipFrom, registrations }, { shop }) => (shop.taxSettings = { shipFrom, registrations }),
  listRates: (_input, { shop }) => ({ items: [...shop.taxRates.values()] }),
  setRate({ place, category, ratePpm, name = 'Tax', shippingTaxed = true }, { shop }) {
    const rate = { place, category, ratePpm, name, shippingTaxed };
    shop.taxRates.set(`${place} ${category}`, rate);
    return rate;
  },
  removeRate: ({ place, category }, { shop }) =>
    shop.taxRates.delete(`${place} ${category}`) ? undefined : refuse('not_found', { field: 'place' }),
  setVariantCustoms: ({ sku, ...customs }, { shop }) =>
    findVariant(shop, sku) ? customs : refuse('variant_not_found', { field: 'sku' }),
};
