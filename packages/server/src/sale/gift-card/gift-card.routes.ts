import { routes, defaultPageSize } from '@smallshop/contract';
import { bind } from '../../shop/requests/bind-route.ts';
import { badCursor, cutPage, readCursor } from '../../platform/http/cursor.ts';
import { listGiftCards } from './gift-card.repo.ts';
import { changeGiftCard, getGiftCard, issueGiftCard } from './gift-card.service.ts';
import { viewGiftCard } from './gift-card-view.ts';

export const giftCardTopic = [
  bind(routes.giftCard.issue, issueGiftCard),
  bind(routes.giftCard.list, async ({ db, store }, { limit = defaultPageSize, cursor }) => {
    const after = cursor === undefined ? undefined : readCursor(cursor, 'newest', 'moment');
    if (after === null) return badCursor();
    const before = after && { createdAt: new Date(after.key), id: after.id };
    const rows = await listGiftCards(db, store.id, limit + 1, before);
    const { shown, nextCursor } = cutPage(rows, limit, ({ id, createdAt }) => ({
      order: 'newest',
      key: createdAt.toISOString(),
      id,
    }));
    return { items: shown.map(viewGiftCard), nextCursor };
  }),
  bind(routes.giftCard.get, (context, { giftCardId }) => getGiftCard(context, giftCardId)),
  bind(routes.giftCard.update, (context, { giftCardId, ...changes }) => changeGiftCard(context, giftCardId, changes)),
];
