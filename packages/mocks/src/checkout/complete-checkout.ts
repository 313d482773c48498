import {
  refuse,
  refuseQuantity,
  isRefusal,
  isSameMoney,
  type Checkout,
  type RouteInput,
  type Routes,
  type Refusal,
} from '@smallshop/contract';
import { amountOf } from '../cart/price-cart.ts';
import { placeOrder } from '../order/place-order.ts';
import type { CheckoutRecord, ShopState } from '../shop/shop-state.ts';
import { showCheckout } from './checkout.views.ts';
import { takePayment } from './take-payment.ts';
import { leftOf } from '../shop/left-of.ts';
import { quantityRuleOf } from '../shop/quantity-rule-of.ts';
import { refuseAboveCustomerLimit } from './customer-limit.ts';

/** Checks stock and price, takes the payment and creates the order. */
export function completeCheckout(
  shop: ShopState,
  checkout: CheckoutRecord,
  input: RouteInput<Routes['checkout']['complete']>,
): Checkout | Refusal {
  const cart = shop.carts.get(checkout.cartId)!;
  const short = cart.lines.find(({ sku, quantity }) => quantity > leftOf(shop, sku));
  if (short) return refuse('out_of_stock', { left: leftOf(shop, short.sku), field: `lines.${short.id}` });
  for (const { id, sku, quantity } of cart.lines) {
    const notAllowed = refuseQuantity(quantityRuleOf(shop, sku), quantity, `lines.${id}`);
    if (notAllowed) return notAllowed;
    const tooMany = refuseAboveCustomerLimit(shop, checkout.contact?.email ?? '', { id, sku, quantity });
    if (tooMany) return tooMany;
  }
  const seen = showCheckout(shop, checkout);
  if (seen.status === 'incomplete') {
    const codes = ['required', 'invalid'] as const;
    const errors = seen.messages
      .filter(({ type }) => type === 'error')
      .map(({ path = '', code }) => ({
        field: path,
        code: codes.find((each) => each === code) ?? ('not_allowed' as const),
      }));
    return refuse('checkout_incomplete', { errors, field: errors[0]!.field });
  }
  const total = { amount: amountOf(seen.totals, 'total'), currency: seen.region.currency };
  if (!isSameMoney(input.expectedTotal, total))
    return refuse('price_changed', { field: 'expectedTotal', current: seen });
  if (!isSameMoney(input.expectedAmountDue ?? seen.amountDue, seen.amountDue))
    return refuse('price_changed', { field: 'expectedAmountDue', current: seen });
  const method = seen.paymentMethods.find(({ id }) => id === input.paymentMethodId);
  if (!method) return refuse('payment_method_unavailable', { field: 'paymentMethodId' });

  const payment = takePayment(shop, checkout, method, input.paymentToken);
  checkout.version += 1;
  if (isRefusal(payment)) return payment;
  if (payment !== 'requires_action') placeOrder(shop, checkout, method, payment);
  return showCheckout(shop, checkout);
}
