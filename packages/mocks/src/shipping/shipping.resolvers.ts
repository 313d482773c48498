import { findVariant } from '../catalog/catalog.views.ts';
import { refuse } from '../http/refusal.ts';
import type { Resolvers } from '../shop/resolver.ts';

export const shippingResolvers: Resolvers<'shipping'> = {
  listZones: (_input, { shop }) => ({ items: [...shop.shippingZones.values()] }),
  setZone({ zoneId, name, places, rates }, { shop }) {
    const zone = { id: zoneId, name, places, rates };
    shop.shippingZones.set(zoneId, zone);
    return zone;
  },
  removeZone: ({ zoneId }, { shop }) => (shop.shippingZones.delete(zoneId) ? undefined : refuse('not_found', { field: 'zoneId' })),
  setProductLimits: ({ handle, onlyTo, notTo }, { shop }) =>
    shop.products.some((product) => product.handle === handle) ? { onlyTo, notTo } : refuse('product_not_found'),
  setVariantLimits: ({ sku, onlyTo, notTo }, { shop }) => (findVariant(shop, sku) ? { onlyTo, notTo } : refuse('variant_not_found')),
};
