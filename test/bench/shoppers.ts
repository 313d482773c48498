// A process of its own: shoppers at the server of SMALLSHOP_URL. Prints what they did per second as JSON.
import { skuOf } from './catalogue-file.ts';

const url = process.env['SMALLSHOP_URL']!;
const key = process.env['SMALLSHOP_KEY']!;
const [doing = 'orders', products = '1000'] = process.argv.slice(2);
/** How many shoppers act at the same time, and how often each. The first rounds are not counted. */
const plans = { orders: { shoppers: 4, times: 25, warmUp: 10 }, adds: { shoppers: 8, times: 40, warmUp: 20 } };

async function call<T>(method: string, path: string, body?: unknown, token?: string): Promise<T> {
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      'x-forwarded-for': address,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { 'cart-token': token }),
      ...(method !== 'GET' && { 'idempotency-key': crypto.randomUUID() }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

let next = 0;
/** The address that the proxy of this machine reports: the limits for one client are not what is measured. */
let address = '';
const add = () => {
  address = `198.18.${Math.floor(next / 250) % 256}.${next % 250}`;
  return call<{ cart: { id: string }; token: string }>('POST', '/v1/carts', {
    lines: [{ sku: skuOf(next++ % Number(products)), quantity: 1 }],
    region: { country: 'US' },
  });
};

interface SeenCheckout {
  fulfillment: { methods: { groups: { id: string; options: { id: string }[] }[] }[] };
  totals: { type: string; amount: number }[];
}

/** A whole order, in eight requests. */
async function order(): Promise<void> {
  const { cart, token } = await add();
  const { id } = await call<{ id: string }>('POST', '/v1/checkouts', { cartId: cart.id }, token);
  const path = `/v1/checkouts/${id}`;
  await call('PATCH', path, { contact: { email: `shopper-${next}@example.com` } }, token);
  const deliveryAddress = {
    country: 'US',
    name: 'A B',
    line1: '1 Main Street',
    city: 'Springfield',
    region: 'IL',
    postalCode: '62701',
  };
  await call('PATCH', path, { deliveryAddress }, token);
  const group = (await call<SeenCheckout>('GET', path, undefined, token)).fulfillment.methods[0]!.groups[0]!;
  const fulfillmentSelections = [{ groupId: group.id, optionId: group.options[0]!.id }];
  const { totals } = await call<SeenCheckout>('PATCH', path, { fulfillmentSelections }, token);
  const card = { number: '4242424242424242', expiryMonth: 12, expiryYear: 2035, cvc: '123' };
  const paid = await call<{ token: string }>('POST', '/v1/test-gateway/tokens', card, token);
  const expectedTotal = totals.find(({ type }) => type === 'total')!.amount;
  await call(
    'POST',
    `${path}/complete`,
    { paymentMethodId: 'test_card', paymentToken: paid.token, expectedTotal },
    token,
  );
}

const { shoppers, times, warmUp } = plans[doing as keyof typeof plans];
const act: () => Promise<unknown> = doing === 'adds' ? add : order;
for (let nth = 0; nth < warmUp; nth += 1) await act();
const started = performance.now();
await Promise.all(
  Array.from({ length: shoppers }, async () => {
    for (let nth = 0; nth < times; nth += 1) await act();
  }),
);
console.log(JSON.stringify({ perSecond: (shoppers * times) / ((performance.now() - started) / 1000) }));
