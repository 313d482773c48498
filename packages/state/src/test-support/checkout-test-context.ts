import { samples } from '@smallshop/mocks';
import { checkoutOf, type CheckoutStore } from '../checkout.ts';
import { createTestContext, type Page, type TestContext } from './test-context.ts';

export const tea = { sku: samples.plain.sku, quantity: 2 };
export const address = {
  country: 'US',
  name: 'Ada',
  line1: '1 Main St',
  city: 'Austin',
  region: 'TX',
  postalCode: '73301',
};
export const filledDraft = { email: 'ada@example.com', deliveryAddress: address, fulfillmentOptionId: 'standard' };
export const card = (number: string) => ({ number, expiryMonth: 12, expiryYear: 2030, cvc: '123' });

export interface OpenedCheckout extends Page {
  testContext: TestContext;
  checkout: CheckoutStore;
  session: Map<string, string>;
}

/** A page with tea in the cart and its checkout open. */
export async function openCheckout(
  testContext = createTestContext(),
  session = new Map<string, string>(),
): Promise<OpenedCheckout> {
  const page = testContext.open({ region: { country: 'US' } }, session);
  if (!page.shop.cart.$count.get()) await page.shop.cart.settled(page.shop.cart.add(tea));
  const checkout = checkoutOf(page.shop);
  await checkout.open();
  return { testContext, session, checkout, ...page };
}

/** The same, with all that a completion needs. */
export async function createReadyCheckout(from?: OpenedCheckout): Promise<OpenedCheckout> {
  const page = from ?? (await openCheckout());
  page.checkout.edit(filledDraft);
  // The options depend on the address: they can be chosen once it is known.
  if (!(await page.checkout.save())) throw page.checkout.$error.get();
  return page;
}

export async function cardToken({ checkout }: OpenedCheckout, number: string): Promise<string> {
  const result = await checkout.createTestToken(card(number));
  if (!result.ok) throw result.error;
  return result.data.token;
}
