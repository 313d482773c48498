import type { Database } from '../db/client.ts';
import type { Refusal } from '../http/refusal.ts';
import type { PaymentRow } from '../payment/payment.tables.ts';
import { countPromotionUse } from '../promotion/promotion-use.repo.ts';
import { reserveStock } from '../stock/stock.repo.ts';

/** Takes stock and counts the promotions of a payment; false where one is used up. */
export async function takeGoods(tx: Database, { id, storeId, bill }: Pick<PaymentRow, 'id' | 'storeId' | 'bill'>): Promise<boolean | Refusal> {
  const wanted = bill.lines.map(({ id: lineId, variantId, quantity }) => ({ lineId, variantId, quantity }));
  const { promotionIds, contact: { email } } = bill;
  return (await reserveStock(tx, storeId, id, wanted)) ?? countPromotionUse(tx, { storeId, paymentId: id, promotionIds, email });
}
