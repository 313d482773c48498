import { refuse, sum, type Refusal } from '@smallshop/contract';
import type { ShopState } from '../shop/shop-state.ts';

/**
 * Refuses a quantity above the limit per customer. Orders of the same e-mail address count, except cancelled ones and
 * refunded quantities.
 */
export function refuseAboveCustomerLimit(
  shop: ShopState,
  email: string,
  { id, sku, quantity }: { id: string; sku: string; quantity: number },
): Refusal | undefined {
  const limit = shop.customerLimits.get(sku);
  if (limit === undefined) return undefined;
  const ofCustomer = [...shop.orders.values()].filter(
    ({ order }) => order.status !== 'cancelled' && customerOf(order.contact.email) === customerOf(email),
  );
  const ordered = ofCustomer.flatMap(({ order, progress }) =>
    order.lines
      .filter((line) => line.sku === sku)
      .map((line) => line.quantity - (progress.find(({ lineId }) => lineId === line.id)?.refunded ?? 0)),
  );
  const { minimum = 1, increment = 1 } = shop.quantityRules.get(sku) ?? {};
  const maximum = Math.floor(Math.max(0, limit - sum(ordered)) / increment) * increment;
  if (quantity <= maximum) return undefined;
  const field = `lines.${id}`;
  const detail = `One customer can order ${limit}, and this one has ${maximum} left.`;
  return refuse('quantity_not_allowed', {
    field,
    errors: [{ field, code: 'too_large', detail, minimum, increment, maximum }],
  });
}

/** The address in small letters, without the part from a plus sign to the @. */
function customerOf(email: string): string {
  return email
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\+[^@]*@/, '@');
}
