import type { Refusal } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { spendGiftCards } from '../gift-card/gift-card.repo.ts';
import type { PaymentRow } from '../records/payment.tables.ts';
import { countPromotionUse } from '../../shop/promotion-settings/promotion-use.repo.ts';
import { reserveStock } from '../../catalog/stock/stock.repo.ts';
import { sharesOf } from '../records/checkout-snapshot.ts';

/**
 * Reserves stock, counts the uses of promotions and spends gift cards. Returns false if a promotion or a gift card is
 * used up.
 */
export async function reserveForPayment(
  tx: Database,
  { id, storeId, snapshot }: Pick<PaymentRow, 'id' | 'storeId' | 'snapshot'>,
  at: Date,
): Promise<boolean | Refusal> {
  const requested = snapshot.lines.map(({ id: lineId, variantId, quantity }) => ({ lineId, variantId, quantity }));
  const {
    promotionIds,
    contact: { email },
  } = snapshot;
  const refused = await reserveStock(tx, storeId, id, requested);
  if (refused) return refused;
  if (!(await countPromotionUse(tx, { storeId, paymentId: id, promotionIds, email }))) return false;
  return spendGiftCards(tx, storeId, id, sharesOf(snapshot), at);
}
