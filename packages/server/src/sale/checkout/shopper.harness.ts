import {
  routes,
  type Stock,
  type Address,
  type Cart,
  type Checkout,
  type CheckoutComplete,
  type LineInput,
  type RegionHint,
} from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { variants } from '../../catalog/catalog.tables.ts';
import type { CallOptions, Caller, Reply } from '../../test-support/call-routes.ts';
import type { TestServer } from '../../test-support/test-server.ts';

export const cards = {
  good: '4242424242424242',
  declined: '4000000000000002',
  poor: '4000000000009995',
  confirm: '4000002500003155',
  failing: '4000000000000341',
};

export const berlin: Address = {
  country: 'DE',
  name: 'Ada Weiß',
  line1: 'Torstraße 1',
  postalCode: '10119',
  city: 'Berlin',
};
export const chicago: Address = {
  country: 'US',
  name: 'Ada White',
  line1: '1 Lake St',
  city: 'Chicago',
  region: 'IL',
  postalCode: '60601',
};

/** A shopper who uses the HTTP API. */
export interface Shopper {
  cartId: string;
  checkoutId: string;
  with: CallOptions;
  cart(): Promise<Cart>;
  checkout(): Promise<Checkout>;
  card(number?: string): Promise<string>;
  /** Completes the checkout. Default for `expectedTotal`: the total that the checkout shows. */
  pay(
    token?: string,
    changes?: Partial<CheckoutComplete>,
    options?: CallOptions,
  ): Promise<Reply<typeof routes.checkout.complete>>;
}

export async function openCheckout(
  server: Caller,
  lines: LineInput[],
  options: { region?: RegionHint; discountCodes?: string[]; key?: string } = {},
) {
  const { key, ...rest } = options;
  const { cart, token } = await server.ok(routes.cart.create, { lines, ...rest }, { ...(key && { key }) });
  return { cart, with: { cartToken: token, ...(key && { key }) } satisfies CallOptions };
}

/** Creates a shopper with a checkout that is complete except for the payment. */
export async function createReadyCheckout(
  server: Caller,
  lines: LineInput[] = [{ sku: 'OAK-TRAY', quantity: 1 }],
  {
    address = berlin,
    ...options
  }: { address?: Address; region?: RegionHint; discountCodes?: string[]; key?: string } = {},
): Promise<Shopper> {
  const entered = await openCheckout(server, lines, options);
  const cartId = entered.cart.id;
  const { id: checkoutId } = await server.ok(routes.checkout.create, { cartId }, entered.with);
  await server.ok(
    routes.checkout.update,
    {
      checkoutId,
      contact: { email: 'ada@example.com' },
      deliveryAddress: address,
      fulfillmentSelections: [{ groupId: 'all', optionId: 'standard' }],
    },
    entered.with,
  );
  const checkout = () => server.ok(routes.checkout.get, { checkoutId }, entered.with);
  return {
    cartId,
    checkoutId,
    with: entered.with,
    checkout,
    cart: () => server.ok(routes.cart.get, { cartId }, entered.with),
    card: (number = cards.good) => cardToken(server, number, entered.with),
    async pay(token, changes = {}, callOptions = {}) {
      const { totals } = await checkout();
      const expectedTotal = totals.find(({ type }) => type === 'total')!.amount;
      const input = {
        checkoutId,
        paymentMethodId: 'test_card',
        expectedTotal,
        ...(token && { paymentToken: token }),
        ...changes,
      };
      return server.call(routes.checkout.complete, input, { ...entered.with, ...callOptions });
    },
  };
}

export async function cardToken(
  server: Caller,
  number: string = cards.good,
  options: CallOptions = {},
): Promise<string> {
  const card = { number, expiryMonth: 12, expiryYear: 2035, cvc: '123' };
  return (await server.ok(routes.payment.createTestToken, card, options)).token;
}

export async function stockOf(server: TestServer, sku: string): Promise<number> {
  const [row] = await server.db.select({ stock: variants.stock }).from(variants).where(eq(variants.sku, sku));
  return row!.stock!;
}

/** Makes a variant of a product with one variant a bundle of one of each of these. */
export async function makeBundle(server: Caller, sku: string, components: readonly string[]): Promise<void> {
  await server.ok(routes.product.update, {
    productId: sku.toLowerCase(),
    variants: [{ sku, levels: null, components: components.map((one) => ({ sku: one, quantity: 1 })) }],
  });
}

export function setStock(server: Caller, sku: string, stock: number): Promise<Stock> {
  return server.ok(routes.admin.setStock, { sku, stock });
}
