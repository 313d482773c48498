import {
  routes,
  type Address,
  type CartCreate,
  type Route,
  type RouteInput,
  type RouteOutput,
} from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConfigurations } from '../../shop/configuration/configurations.ts';
import { makeBundle } from '../../sale/checkout/shopper.harness.ts';
import type { CallOptions } from '../../test-support/call-routes.ts';
import { recordStatements, type StatementRecorder } from '../../test-support/count-statements.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';

const london: Address = {
  country: 'GB',
  name: 'A B',
  line1: '1 High Street',
  city: 'London',
  postalCode: 'SW1A 1AA',
};

/** The highest number of SQL statements of a request, without those that begin and end transactions. */
const maxStatements = {
  createCart: 5,
  showCart: 4,
  addLine: 6,
  changeLine: 6,
  createCheckout: 6,
  setContact: 5,
  setAddress: 6,
  showCheckout: 4,
  chooseShipping: 5,
  createToken: 4,
  complete: 17,
};
const maxStatementsOfOrder = 50;

describe.each(testDatabases)('SQL statements of a request, on %s', (database) => {
  let server: TestServer;
  let recorder: StatementRecorder;
  let keys = 0;
  beforeAll(async () => {
    server = await createTestServer({ database });
    await makeBundle(server, 'TEA-TOWEL', ['CANDLE', 'INCENSE', 'OAK-TRAY']);
    // The check of the configuration's version, once a second, belongs to no request.
    server.deps.configurations = createConfigurations(server.db, { maxAgeMs: Infinity });
    await server.ok(routes.store.get, {});
    recorder = recordStatements();
  });
  afterAll(async () => {
    recorder.close();
    await server.close();
  });

  /** Calls a route as the browser client does, and checks the number of its statements. */
  async function send<R extends Route>(
    name: keyof typeof maxStatements,
    route: R,
    input: RouteInput<R>,
    options: CallOptions = {},
  ): Promise<RouteOutput<R>> {
    keys += 1;
    const isRead = route.endpoint.startsWith('GET ');
    const { result, statements: all } = await recorder.during(() =>
      server.ok(route, input, { ...options, ...(!isRead && { idempotencyKey: `statements-of-request-${keys}` }) }),
    );
    // A request that takes seconds says that it is still at work. On a busy machine any may.
    const statements = all.filter((text) => !text.startsWith('update "idempotent_answers" set "started_at"'));
    counted += statements.length;
    expect.soft(statements.length, `${name}:\n${statements.join('\n')}`).toBeLessThanOrEqual(maxStatements[name]);
    return result;
  }
  let counted = 0;

  const fill = (lines: CartCreate['lines']) =>
    send('createCart', routes.cart.create, { lines, region: { country: 'GB' } });

  it('that changes and shows a cart', async () => {
    const { cart, token: cartToken } = await fill([{ sku: 'OAK-TRAY', quantity: 1 }]);
    const lines = [{ sku: 'TEA-TOWEL', quantity: 2 }];
    const { lines: both } = await send('addLine', routes.cart.addLines, { cartId: cart.id, lines }, { cartToken });
    const change = { cartId: cart.id, lineId: both[0]!.id, quantity: 3 };
    await send('changeLine', routes.cart.updateLine, change, { cartToken });
    await send('showCart', routes.cart.get, { cartId: cart.id }, { cartToken });
  });

  it.each([
    ['one product', [{ sku: 'OAK-TRAY', quantity: 1 }]],
    ['a bundle', [{ sku: 'TEA-TOWEL', quantity: 1 }]],
    ['three products', ['OAK-TRAY', 'SOAP', 'CANDLE'].map((sku) => ({ sku, quantity: 2 }))],
  ])('of an order of eight requests, with %s', async (_, lines) => {
    counted = 0;
    const { cart, token: cartToken } = await fill(lines);
    const own = { cartToken };
    const { id: checkoutId } = await send('createCheckout', routes.checkout.create, { cartId: cart.id }, own);
    const contact = { email: 'ada@example.com' };
    await send('setContact', routes.checkout.update, { checkoutId, contact }, own);
    await send('setAddress', routes.checkout.update, { checkoutId, deliveryAddress: london }, own);
    const { fulfillment } = await send('showCheckout', routes.checkout.get, { checkoutId }, own);
    const group = fulfillment.methods[0]!.groups[0]!;
    const fulfillmentSelections = [{ groupId: group.id, optionId: group.options[0]!.id }];
    const { totals } = await send('chooseShipping', routes.checkout.update, { checkoutId, fulfillmentSelections }, own);
    const card = { number: '4242424242424242', expiryMonth: 12, expiryYear: 2035, cvc: '123' };
    const { token: paymentToken } = await send('createToken', routes.payment.createTestToken, card, own);
    const expectedTotal = totals.find(({ type }) => type === 'total')!.amount;
    const payment = { checkoutId, paymentMethodId: 'test_card', paymentToken, expectedTotal };
    const done = await send('complete', routes.checkout.complete, payment, own);
    expect(done.order?.number).toBeDefined();
    expect(counted).toBeLessThanOrEqual(maxStatementsOfOrder);
  });
});
