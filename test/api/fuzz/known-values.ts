import fc from 'fast-check';
import type { FieldValue } from './schema-arbitrary.ts';

type Json = Record<string, unknown>;

/** Values that pass rules which a schema does not have, such as check digits. */
const fixed: Record<string, readonly unknown[]> = {
  country: ['DE', 'US', 'GB', 'CN', 'JP', 'KP'],
  originCountry: ['CN', 'DE'],
  currency: ['EUR', 'USD', 'JPY', 'GBP'],
  language: ['en', 'de', 'zh-CN', 'ar'],
  email: ['ada@example.com', 'grace@example.org'],
  paymentMethodId: ['bank_transfer', 'test_card', 'cash_on_delivery'],
  groupId: ['all'],
  optionId: ['standard', 'express'],
  code: ['WELCOME10', 'SALE'],
  from: ['USD'],
  date: ['2026-11-22'],
  orderEmails: [[], ['ada@example.com']],
  allowedOrigins: [['https://page.example']],
  search: ['tea', 'ada', 'cup'],
  iban: ['DE89 3704 0044 0532 0130 00'],
  bic: ['COBADEFFXXX'],
  place: ['NO', 'US-IL', 'DE'],
  category: ['standard', 'books'],
  key: ['pk_test_fixture'],
  expiryYear: [2035],
  cvc: ['123'],
  deliveryAddress: [
    { country: 'DE', name: 'Ada Weiß', line1: 'Torstraße 1', postalCode: '10119', city: 'Berlin' },
    { country: 'US', name: 'Ada White', line1: '1 Lake St', city: 'Chicago', region: 'IL', postalCode: '60601' },
  ],
};
/** The published numbers of test cards: paid, declined, confirmed first. */
const testCards = ['4242424242424242', '4000000000000002', '4000002500003155'];

/** Whose ids the ids in a field are. */
const parameters: Record<string, string> = { order: 'orderId', lines: 'lineId', refunds: 'refundId', cart: 'cartId' };

/** What is not harvested, because a change of it would end the run: the keys that the run uses. */
export interface KnownValuesOptions {
  /** Returns whether the value is left alone by requests that change or remove it. */
  isProtected(name: string, value: string): boolean;
}

/** Ids, names, cursors and tokens that responses contained, by the name that requests have for them. */
export function createKnownValues(paths: readonly string[], { isProtected }: KnownValuesOptions) {
  const pools = new Map<string, unknown[]>();
  const tokens = new Map<string, string>();
  /** The newest value of a name inside of an owner, by both: a line of a cart. */
  const children = new Map<string, string>();
  const totals = new Map<string, unknown>();
  /** Names of path parameters: fields of the same name are their values. */
  const names = new Set(paths.flatMap((path) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)));
  for (const name of ['sku', 'variantId', 'handle', 'marketId', 'paymentToken']) names.add(name);
  names.delete('id');

  function add(name: string, value: unknown): void {
    if (typeof value === 'string' && isProtected(name, value)) return;
    const pool = pools.get(name) ?? [];
    pools.set(name, pool);
    if (pool.includes(value)) return;
    pool.push(value);
    // The newest are the most useful: their carts are open.
    if (pool.length > 60) pool.shift();
  }

  /** `{cartId}` is the id of what `/v1/carts` creates and lists. */
  function childParameter(path: string): string | undefined {
    const child = paths.find((one) => one.startsWith(`${path}/{`) && !one.slice(path.length + 2).includes('/'));
    const own = /\{(\w+)\}$/.exec(path)?.[1];
    return child ? /\{(\w+)\}$/.exec(child)![1] : own;
  }

  function harvest(path: string, body: unknown, sent: { token?: string }): void {
    if (!isObject(body)) return;
    if (path === '/v1/test-gateway/tokens') return add('paymentToken', body['token']);
    const token = typeof body['token'] === 'string' ? body['token'] : sent.token;
    const parameter = childParameter(path);
    // A new cart is in a field of its own, beside its token.
    const inner = Object.values(body).find((one) => isObject(one) && typeof one['id'] === 'string');
    const owner = 'id' in body || !isObject(inner) ? body : inner;
    walk(owner, { parameter, token, owner: '' });
    for (const item of Array.isArray(body['items']) ? body['items'].slice(0, 8) : [])
      walk(item, { parameter, token, owner: '' });
  }

  interface Place {
    /** The name that requests have for the id of the value. */
    parameter: string | undefined;
    token: string | undefined;
    /** The id of the outermost value. */
    owner: string;
  }

  function walk(value: unknown, place: Place): void {
    if (Array.isArray(value)) return value.slice(0, 8).forEach((item) => walk(item, place));
    if (!isObject(value)) return;
    const token = typeof value['token'] === 'string' ? value['token'] : place.token;
    const owner = place.owner || String(value['id']);
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === 'string') {
        const known = name === 'id' ? place.parameter : name === 'nextCursor' ? 'cursor' : name;
        if (token && (name === 'id' || name.endsWith('Id'))) tokens.set(inner, token);
        if (!known || !(names.has(known) || known === 'cursor')) continue;
        add(known, inner);
        addChild(owner, known, inner);
        if (known !== 'sku') continue;
        add('variantSku', inner);
        addChild(owner, 'variantSku', inner);
      } else if (name === 'totals' && Array.isArray(inner)) {
        const total = (inner as Json[]).find(({ type }) => type === 'total');
        if (total) totals.set(owner, total['amount']);
      } else walk(inner, { parameter: parameters[name], token, owner });
    }
  }

  function addChild(owner: string, name: string, value: string): void {
    children.set(`${owner} ${name}`, value);
  }

  const field: FieldValue = (name) => {
    if (name === 'number') return fc.oneof(fc.constantFrom(...testCards), fc.constantFrom('1001', '#1002'));
    if (name !== 'cursor' && !names.has(name) && !fixed[name]) return undefined;
    // Read when a value is generated, not when the arbitrary is made.
    return fc.nat().map((n) => {
      const pool = pools.get(name) ?? fixed[name] ?? ['unknown'];
      return pool.length > 0 ? pool[n % pool.length] : 'unknown';
    });
  };

  /** A path parameter. An id without a name of its own is that of a consent record. */
  const pathValue = (name: string): fc.Arbitrary<unknown> =>
    name === 'id' ? fc.constantFrom('fuzz-consent-record-1', 'fuzz-consent-record-2') : field(name)!;

  const childOf = (owner: string, name: string) => children.get(`${owner} ${name}`);

  return {
    add,
    harvest,
    field,
    pathValue,
    tokenOf: (id: string) => tokens.get(id),
    childOf,
    totalOf: (id: string) => totals.get(id),
  };
}
export type KnownValues = ReturnType<typeof createKnownValues>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
