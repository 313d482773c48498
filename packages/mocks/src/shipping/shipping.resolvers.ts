import { refuse } from '@smallshop/contract';
import { findVariant } from '../catalog/catalog.views.ts';
import type { Resolvers } from '../shop/resolver.ts';

export const shippingResolvers: Resolvers<'shipping'> = {
  listZones: (_input, { shop }) => ({ items: [...shop.shippingZones.values()] }),
  setZone({ zoneId, name, places, rates }, { shop }) {
    const zone = { id: zoneId, name, places, rates };
    shop.shippingZones.set(zoneId, zone);
    return zone;
  },
  removeZone: ({ zoneId }, { shop }) =>
    shop.shippingZones.delete(zoneId) ? undefined : refuse('not_found', { field: 'zoneId' }),
  setProductLimits({ handle, ...limits }, { shop }) {
    if (!shop.products.some((product) => product.handle === handle)) return refuse('product_not_found');
    shop.shippingLimits.set(handle, limits);
    return limits;
  },
  setVariantLimits({ sku, ...limits }, { shop }) {
    if (!findVariant(shop, sku)) return refuse('variant_not_found');
    shop.shippingLimits.set(sku, limits);
    return limits;
  },
};
