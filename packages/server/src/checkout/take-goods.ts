import type { Database } from '../db/client.ts';
import type { Refusal } from '../http/refusal.ts';
import type { PaymentRow } from '../payment/payment.tables.ts';
import { reserveStock } from '../stock/stock.repo.ts';
import { countDiscountUse } from './discount-use.repo.ts';

/** Takes stock and counts the codes of a payment; false where a code is used up. */
export async function takeGoods(tx: Database, { id, storeId, bill }: Pick<PaymentRow, 'id' | 'storeId' | 'bill'>): Promise<boolean | Refusal> {
  const wanted = bill.lines.map(({ id: lineId, variantId, quantity }) => ({ lineId, variantId, quantity }));
  return (await reserveStock(tx, storeId, id, wanted)) ?? countDiscountUse(tx, storeId, appliedCodes({ bill }));
}

export function appliedCodes({ bill }: Pick<PaymentRow, 'bill'>): string[] {
  return bill.discountCodes.filter(({ applied }) => applied).map(({ code }) => code);
}
