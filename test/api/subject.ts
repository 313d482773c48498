import { createClient, type Client, type Result, type ShopError } from '@smallshop/client';
import { routes, type Address, type Cart, type Checkout, type CreatedCart, type Route } from '@smallshop/contract';
import { expect } from 'vitest';

/** A product with one variant, or one variant of a product. */
export interface Sample {
  handle: string;
  sku: string;
}

/** A shop in English that the suite is run against: a server, or the mocks. */
export interface ApiSubject {
  endpoint: string;
  fetch(url: string, init: RequestInit): Promise<Response>;
  publishableKey: string;
  secretKey: string;
  /** Moves the clock of the shop. */
  advance(milliseconds: number): void;
  /** The code that was sent by e-mail last. */
  orderCode(): Promise<string>;
  samples: {
    /** A collection with some of the products, `plain` among them, in the order of the shop. */
    collection: { handle: string; title: string };
    /** Sold in USD and EUR. Ample stock. */
    plain: Sample & { title: string; chinese: string };
    /** A word of its title, the best hit for it, and the word with a typo. */
    similar: Sample & { word: string; mistyped: string };
    /** Handle of a product with an option that has colours. */
    withOptions: string;
    /** A word that more than four products have. */
    common: string;
    /** Not in the collection. Ample stock. */
    other: Sample;
    soldOut: Sample;
    /** `left` are in stock. */
    lowStock: Sample & { left: number };
    /** A country whose market has dollars, and an address there with an option `standard` for shipping. */
    home: { country: string; address: Address };
    /** A country whose market has euros, and an address there. */
    abroad: { country: string; address: Address };
    /** A country that no market serves. */
    unserved: string;
  };
}

/** What a test gets: the shop, and clients of it. The clients check each response against the contract. */
export interface Api extends ApiSubject {
  client: Client;
  /** With the secret key. */
  admin: Client;
  clientWith(key: string): Client;
}

export function openApi(subject: ApiSubject): Api {
  const clientWith = (key: string) =>
    createClient({ endpoint: subject.endpoint, key, fetch: subject.fetch, retries: 0, validate });
  return {
    ...subject,
    clientWith,
    client: clientWith(subject.publishableKey),
    admin: clientWith(subject.secretKey),
  };
}

function validate(topic: string, verb: string, data: unknown): string | undefined {
  const route = (routes as unknown as Record<string, Record<string, Route>>)[topic]![verb]!;
  return route.response?.safeParse(data).error?.issues[0]?.path.join('.');
}

/** Returns the data of a result. Throws if the call failed. */
export async function unwrap<T>(call: Promise<Result<T>>): Promise<T> {
  const result = await call;
  if (!result.ok) throw result.error;
  return result.data;
}

/** Returns the error of a result. Fails if the call succeeded. */
export async function refusal(call: Promise<Result<unknown>>): Promise<ShopError> {
  const result = await call;
  if (result.ok) expect.fail('The call succeeded.');
  return result.error;
}

/** A cart in the home market. */
export function openCart({ client, samples }: Api, sku = samples.plain.sku, quantity = 1): Promise<CreatedCart> {
  const { country } = samples.home;
  return unwrap(client.cart.create({ lines: [{ sku, quantity }], region: { country, language: 'en' } }));
}

export interface OpenCheckout {
  checkout: Checkout;
  cartId: string;
  checkoutId: string;
  /** Options of a call: the token of the cart. */
  mine: { cartToken: string };
}

export async function openCheckout(api: Api, sku?: string, quantity?: number): Promise<OpenCheckout> {
  const { cart, token: cartToken } = await openCart(api, sku, quantity);
  const checkout = await unwrap(api.client.checkout.create({ cartId: cart.id }, { cartToken }));
  return { checkout, cartId: cart.id, checkoutId: checkout.id, mine: { cartToken } };
}

/** A checkout with everything filled in. */
export async function createReadyCheckout(api: Api, sku?: string, quantity?: number): Promise<OpenCheckout> {
  const { checkoutId, ...rest } = await openCheckout(api, sku, quantity);
  const checkout = await unwrap(
    api.client.checkout.update(
      {
        checkoutId,
        contact: { email: 'ada@example.com' },
        deliveryAddress: api.samples.home.address,
        fulfillmentSelections: [{ groupId: 'all', optionId: 'standard' }],
      },
      rest.mine,
    ),
  );
  return { ...rest, checkoutId, checkout };
}

export const testCards = {
  approved: '4242424242424242',
  declined: '4000000000000002',
  insufficientFunds: '4000000000009995',
  needsConfirmation: '4000002500003155',
  fails: '4000000000000341',
};

export async function cardToken({ client }: Api, number = testCards.approved): Promise<string> {
  const card = { number, expiryMonth: 12, expiryYear: 2035, cvc: '123' };
  return (await unwrap(client.payment.createTestToken(card))).token;
}

export function totalOf({ totals }: Pick<Cart, 'totals'>) {
  return totals.find(({ type }) => type === 'total')!.amount;
}

/** Completes a checkout with a card. */
export async function pay(api: Api, { checkoutId, checkout, mine }: OpenCheckout, number?: string) {
  const paymentToken = await cardToken(api, number);
  const input = { checkoutId, paymentMethodId: 'test_card', expectedTotal: totalOf(checkout), paymentToken };
  return api.client.checkout.complete(input, mine);
}
