import { createClient, type Result } from '@smallshop/client';
import type { ReaderShop } from './reader-shop.ts';

/** What the guides name by an id that only the reader knows, such as `ord_…`. */
export interface ReaderOrder {
  cartId: string;
  cartToken: string;
  orderId: string;
  lineId: string;
}

async function unwrap<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw result.error;
  return result.data;
}

/** A cart with an item, and an order that was paid by test card. */
export async function placeOrder({
  url,
  key,
  secretKey,
}: Pick<ReaderShop, 'url' | 'key' | 'secretKey'>): Promise<ReaderOrder> {
  const client = createClient({ endpoint: url, key });
  const lines = [{ sku: 'SKU-1', quantity: 1 }];
  const waiting = await unwrap(client.cart.create({ lines }));
  const { cart, token: cartToken } = await unwrap(client.cart.create({ lines }));
  const { id: checkoutId } = await unwrap(client.checkout.create({ cartId: cart.id }, { cartToken }));
  const { totals } = await unwrap(
    client.checkout.update(
      {
        checkoutId,
        contact: { email: 'ada@example.com' },
        deliveryAddress: {
          country: 'US',
          name: 'Ada',
          line1: '1 Main St',
          city: 'Austin',
          region: 'TX',
          postalCode: '73301',
        },
        fulfillmentSelections: [{ groupId: 'all', optionId: 'standard' }],
      },
      { cartToken },
    ),
  );
  const { token: paymentToken } = await unwrap(
    client.payment.createTestToken({ number: '4242424242424242', expiryMonth: 12, expiryYear: 2034, cvc: '123' }),
  );
  const expectedTotal = totals.find(({ type }) => type === 'total')!.amount;
  const { order } = await unwrap(
    client.checkout.complete({ checkoutId, paymentMethodId: 'test_card', paymentToken, expectedTotal }, { cartToken }),
  );
  const { admin } = createClient({ endpoint: url, key: secretKey });
  const placed = await unwrap(admin.getOrder({ orderId: order!.id }));
  return { cartId: waiting.cart.id, cartToken: waiting.token, orderId: order!.id, lineId: placed.lines[0]!.id };
}
