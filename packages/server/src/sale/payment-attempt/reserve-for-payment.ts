import type { Database } from '../../platform/database/client.ts';
import { spendGiftCards } from '../gift-card/gift-card.repo.ts';
import type { Refusal } from '../../platform/errors/refusal.ts';
import type { PaymentRow } from '../records/payment.tables.ts';
import { countPromotionUse } from '../../shop/promotion-settings/promotion-use.repo.ts';
import { reserveStock } from '../../catalog/stock/stock.repo.ts';
import { sharesOf } from '../records/checkout-snapshot.ts';

/** Takes stock, counts the promotions of a payment and spends its gift cards; false where one of these is used up. */
export async function reserveForPayment(tx: Database, { id, storeId, snapshot }: Pick<PaymentRow, 'id' | 'storeId' | 'snapshot'>, at: Date): Promise<boolean | Refusal> {
  const wanted = snapshot.lines.map(({ id: lineId, variantId, quantity }) => ({ lineId, variantId, quantity }));
  const { promotionIds, contact: { email } } = snapshot;
  const refused = await reserveStock(tx, storeId, id, wanted);
  if (refused) return refused;
  if (!(await countPromotionUse(tx, { storeId, paymentId: id, promotionIds, email }))) return false;
  return spendGiftCards(tx, storeId, id, sharesOf(snapshot), at);
}
