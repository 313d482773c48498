import { isRefusal, type Refusal } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { spendGiftCards } from '../gift-card/gift-card.repo.ts';
import type { PaymentRow } from '../records/payment.tables.ts';
import { countPromotionUse } from '../../shop/promotion-settings/promotion-use.repo.ts';
import { reserveStock } from '../../catalog/stock/stock.repo.ts';
import { sharesOf } from '../records/checkout-snapshot.ts';
import { refuseAboveCustomerLimit } from './customer-limits.ts';

/**
 * Reserves stock, counts the uses of promotions and spends gift cards. Returns false if a promotion or a gift card is
 * used up. Refuses what is not in stock, and what is above a limit per customer.
 */
export async function reserveForPayment(
  tx: Database,
  payment: Pick<PaymentRow, 'id' | 'storeId' | 'snapshot'>,
  at: Date,
): Promise<boolean | Refusal> {
  const { id, storeId, snapshot } = payment;
  const requested = snapshot.lines.map(({ id: lineId, variantId, quantity, components }) => ({
    ...{ lineId, variantId, quantity, components },
  }));
  const {
    promotionIds,
    contact: { email },
  } = snapshot;
  const reserved = await reserveStock(tx, storeId, id, requested, at);
  if (isRefusal(reserved)) return reserved;
  const refused = await refuseAboveCustomerLimit(tx, payment, requested, reserved);
  if (refused) return refused;
  if (!(await countPromotionUse(tx, { storeId, paymentId: id, promotionIds, email }))) return false;
  return spendGiftCards(tx, storeId, id, sharesOf(snapshot), at);
}
