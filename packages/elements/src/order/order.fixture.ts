import { samples } from '@smallshop/mocks';
import { checkoutOf } from '@smallshop/state/checkout';
import { openPage, until, type Page, type PageOptions } from '../test-support/page.ts';
import './define.ts';
import { OrderHarness } from './order.harness.ts';

/** Orders a tea and two jars of pearls, without a page: as an earlier page did. */
export async function placeOrder(
  page: Page,
  kind: 'card' | 'bank_transfer' | 'nothing_due',
  codes: readonly string[] = [],
): Promise<{ id: string; token: string }> {
  const checkout = checkoutOf(page.shop);
  await page.add(samples.plain.sku);
  await page.add(samples.reduced.sku, 2);
  for (const code of codes) await page.shop.cart.settled(page.shop.cart.applyCode(code));
  await checkout.open();
  checkout.edit({
    email: 'lin@example.com',
    fulfillmentOptionId: 'standard',
    note: 'Please ring',
    deliveryAddress: { country: 'DE', name: 'Lin Yan', line1: 'Hauptstraße 1', postalCode: '26133', city: 'Oldenburg' },
  });
  await checkout.save();
  checkout.edit({ fulfillmentOptionId: 'standard' });
  await checkout.save();
  const token =
    kind === 'card'
      ? await checkout.createTestToken({ number: '4242424242424242', expiryMonth: 12, expiryYear: 2034, cvc: '123' })
      : null;
  const result = await checkout.complete(
    token?.ok ? { methodId: 'test_card', token: token.data.token } : { methodId: kind },
  );
  if (!result.ok || !result.checkout.order) throw new Error('The order was not placed');
  return result.checkout.order;
}

export async function openOrder(
  kind: 'card' | 'bank_transfer' | 'nothing_due' | null,
  options: PageOptions = {},
  attributes = '',
  codes: readonly string[] = [],
) {
  const page = await openPage('', options);
  const placed = kind && (await placeOrder(page, kind, codes));
  page.root.insertAdjacentHTML('beforeend', `<smallshop-order ${attributes}></smallshop-order>`);
  const order = new OrderHarness(page.root.querySelector('smallshop-order')!);
  await until(() => order.headline, 'the order');
  return { ...page, order, placed };
}
