import { expect } from 'vitest';
import { createClient, type Client, type Result } from '@smallshop/client';
import { addPayload, createCalls } from '@smallshop/client/core';
import { merchantEndpoints, routes, type Cart, type Checkout, type CreatedCart, type Route } from '@smallshop/contract';
import { createMockShop, samples, type MockShop, type MockShopOptions } from '../index.ts';

/** 22 November 2026, noon. */
export const noon = Date.UTC(2026, 10, 22, 12);

export interface TestContext {
  shop: MockShop;
  client: Client;
}

/** A mock shop and a client for it. The client validates every response. */
export function createTestContext(options: MockShopOptions = {}, key = 'pk_test'): TestContext {
  const shop = createMockShop({ clock: () => noon, ...options });
  return { shop, client: clientOf(shop, key) };
}

export function clientOf(shop: MockShop, key = 'pk_test'): Client {
  return createClient({ endpoint: 'https://mock.example', key, fetch: shop.fetch, retries: 0, validate });
}

/** The calls of the merchant, also those that `createClient` does not have. */
export function merchantOf(shop: MockShop) {
  const options = { endpoint: 'https://mock.example', key: 'sk_test', fetch: shop.fetch, retries: 0, validate };
  return createCalls(options, merchantEndpoints, addPayload);
}

function validate(topic: string, verb: string, data: unknown): string | undefined {
  const route = (routes as unknown as Record<string, Record<string, Route>>)[topic]![verb]!;
  return route.response?.safeParse(data).error?.issues[0]?.path.join('.');
}

/** Returns the data of a result. Throws if the call failed. */
export async function unwrap<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw result.error;
  return result.data;
}

/** Returns the error of a result. Throws if the call succeeded. */
export async function refusal(answer: Promise<Result<unknown>>) {
  const result = await answer;
  if (result.ok) expect.fail('was answered, not refused');
  return result.error;
}

export async function cartWith(
  { client }: TestContext,
  sku: string = samples.plain.sku,
  quantity = 1,
): Promise<CreatedCart> {
  return unwrap(client.cart.create({ lines: [{ sku, quantity }] }));
}

/** The last row of the totals. */
export function totalOf({ totals }: Pick<Cart, 'totals'>) {
  return totals.find(({ type }) => type === 'total')!.amount;
}

export interface ReadyCheckout {
  checkout: Checkout;
  cartToken: string;
}

/** A checkout to the United States with everything filled in. */
export async function createReadyCheckout(at: TestContext, sku?: string, quantity?: number): Promise<ReadyCheckout> {
  const { cart, token: cartToken } = await cartWith(at, sku, quantity);
  const { id: checkoutId } = await unwrap(at.client.checkout.create({ cartId: cart.id }, { cartToken }));
  const deliveryAddress = {
    country: 'US',
    name: 'Ada',
    line1: '1 Main St',
    city: 'Austin',
    region: 'TX',
    postalCode: '73301',
  };
  const filled = { checkoutId, contact: { email: 'ada@example.com' }, deliveryAddress };
  const selection = { groupId: 'all', optionId: 'standard' };
  const checkout = await unwrap(
    at.client.checkout.update({ ...filled, fulfillmentSelections: [selection] }, { cartToken }),
  );
  return { checkout, cartToken };
}

export async function cardToken({ client }: TestContext, number: string): Promise<string> {
  return (await unwrap(client.payment.createTestToken({ number, expiryMonth: 12, expiryYear: 2030, cvc: '123' })))
    .token;
}
