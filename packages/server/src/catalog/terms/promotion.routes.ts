import { routes, refuse } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import { deletePromotion } from '../../shop/promotion-settings/promotion.repo.ts';
import { listPromotions, setPromotion } from './promotion.service.ts';

export const promotionTopic = [
  bind(routes.promotion.list, ({ db, store }) => listPromotions(db, store.id)),
  bind(routes.promotion.set, (context, { promotionId: id, ...terms }) => setPromotion(context, { id, ...terms })),
  bind(routes.promotion.remove, async ({ db, store }, { promotionId }) =>
    (await deletePromotion(db, store.id, promotionId)) ? undefined : refuse('not_found', { field: 'promotionId' }),
  ),
];
