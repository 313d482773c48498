import { refuse } from '@smallshop/contract';
import type { Resolvers } from '../shop/resolver.ts';

/** Promotions are stored and listed. Carts apply those that `discountOf` supports. */
export const promotionResolvers: Resolvers<'promotion'> = {
  list: (_input, { shop }) => ({ items: [...shop.promotions.values()] }),
  set({ promotionId, ...terms }, { shop }) {
    const promotion = { id: promotionId, ...terms, used: shop.promotions.get(promotionId)?.used ?? 0 };
    shop.promotions.set(promotionId, promotion);
    return promotion;
  },
  remove: ({ promotionId }, { shop }) =>
    shop.promotions.delete(promotionId) ? undefined : refuse('not_found', { field: 'promotionId' }),
};
