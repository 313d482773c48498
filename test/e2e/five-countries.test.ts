import { createClient, type Result } from '@smallshop/client';
import type { Address, Checkout } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoKey, startShop, type RunningShop } from './support/shop.ts';

/** Two tins of Longjing, a food, HS 0902 10, and an Yixing teapot, HS 6912 00. The demo ships from China. */
const cart = [{ sku: 'TEA-LJ-100', quantity: 2 }, { sku: 'WARE-SP-ZHU', quantity: 1 }];

let shop: RunningShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.close());

async function unwrap<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw result.error;
  return result.data;
}

/** The checkout of the same cart, sent by express to an address. */
async function checkOutTo(deliveryAddress: Address): Promise<Checkout> {
  const client = createClient({ endpoint: shop.url, key: demoKey });
  const { cart: opened, token: cartToken } = await unwrap(client.cart.create({ lines: cart, region: { country: deliveryAddress.country } }));
  const { id: checkoutId } = await unwrap(client.checkout.create({ cartId: opened.id }, { cartToken }));
  const fulfillmentSelections = [{ groupId: 'all', optionId: 'express' }];
  return unwrap(client.checkout.update({ checkoutId, contact: { email: 'ada@example.com' }, deliveryAddress, fulfillmentSelections }, { cartToken }));
}

const billOf = ({ totals }: Checkout) => Object.fromEntries(totals.map(({ type, code, amount }) => [code ?? type, amount.amount]));

describe('the same cart', () => {
  it('in Germany: everything included, import VAT and duty too', async () => {
    const checkout = await checkOutTo({ country: 'DE', name: 'Ada Weiß', line1: 'Torstraße 1', postalCode: '10119', city: 'Berlin' });
    // 90.00 of tea holds 7 % (5.89), 136.00 of teapot 19 % (21.71), shipping of 15.00 is split 5.97 and 9.03 (0.39 + 1.44).
    // Net 84.11 + 114.29 are above EUR 150, so duty counts: tea 3.2 % of 84.11 + 5.58 of shipping = 2.87, teapot 7 % of
    // 114.29 + 7.59 = 8.53. VAT on the duty is 0.20 + 1.62, so the fee is 11.40 + 1.82.
    expect(billOf(checkout)).toEqual({ subtotal: 22_600, fulfillment: 1500, duty: 1322, tax: 589 + 2171 + 183 + 182, total: 25_422 });
    expect(checkout.landedCost).toMatchObject({ tax: 'included', duty: 'added', scheme: 'import', estimated: false, dueOnDelivery: null });
  });

  it('in California: sales tax added, none on groceries and on shipping, and no border from the store there', async () => {
    const checkout = await checkOutTo({ country: 'US', name: 'Ada White', line1: '1 Main St', city: 'Fresno', region: 'CA', postalCode: '93721' });
    // 7.25 % of 128.00.
    expect(billOf(checkout)).toEqual({ subtotal: 21_200, fulfillment: 1500, tax: 928, total: 23_628 });
    expect(checkout.landedCost).toMatchObject({ tax: 'added', duty: 'none', scheme: null, dueOnDelivery: null });
  });

  it('in Japan: consumption tax included, duty on 60 % of the tea', async () => {
    const checkout = await checkOutTo({ country: 'JP', name: '山田 花子', line1: '千代田1-1', city: '千代田区', region: '13', postalCode: '100-0001' });
    // 12,600 of tea holds 8 % (933), 19,200 of teapot 10 % (1,745), shipping of 2,250 is split 892 and 1,358 (66 + 123).
    // Tea is worth 11,667 net, of which 7,000 count for customs: 15 % are 1,050, with 8 % on it. Pottery is free.
    expect(billOf(checkout)).toEqual({ subtotal: 31_800, fulfillment: 2250, duty: 1134, tax: 933 + 1745 + 189 + 84, total: 35_184 });
    expect(checkout.landedCost).toMatchObject({ tax: 'included', duty: 'added', scheme: 'import' });
  });

  it('in China: the store’s own country, VAT included', async () => {
    const checkout = await checkOutTo({ country: 'CN', name: '李梅', line1: '南京西路1号', city: '上海市', region: 'SH', sublocality: '静安区', postalCode: '200040', phone: '13800000000' });
    // 13 % in 480.00, 740.00 and 105.00 of shipping.
    expect(billOf(checkout)).toEqual({ subtotal: 122_000, fulfillment: 10_500, tax: 5522 + 8513 + 1208, total: 132_500 });
    expect(checkout.landedCost).toMatchObject({ tax: 'included', duty: 'none', scheme: null });
  });

  it('in Kuwait: prices of the dollar’s, no tax, and no duty up to KWD 100', async () => {
    const checkout = await checkOutTo({ country: 'KW', name: 'نورة', line1: 'Block 3, Street 5', city: 'Kuwait City' });
    // USD 42.00 and 128.00 at 0.3065 end in .95: KWD 12.950 twice and 38.950; express is KWD 4.500.
    expect(billOf(checkout)).toEqual({ subtotal: 64_850, fulfillment: 4500, total: 69_350 });
    expect(checkout.landedCost).toMatchObject({ tax: 'none', duty: 'none', dueOnDelivery: null });
  });
});
