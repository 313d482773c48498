import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderLines, orders } from '../../packages/server/src/sale/records/order.tables.ts';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { startShop, type RunningShop } from './support/shop.ts';
import { totalsOf, textOf, textsOf, writePagesIn } from './support/shopper-page.ts';

interface Shopper {
  country: string;
  /** What their browser asks for: language and country. */
  locale: string;
  language: string;
  direction?: 'rtl';
  /** Where the pages in their language are. */
  site: string;
  /** Price of the tea, and what is said below it. */
  product: [price: string, terms: string];
  /** The cart's totals before there is an address. */
  cart: Record<string, string>;
  /** Labels of the address form, in order. */
  form: string[];
  address: Record<string, string>;
  /** The totals in checkout and order, as text. */
  shownTotals: Record<string, string>;
  /** Other regions of the address, and what is to be paid there. */
  elsewhere?: [region: string, total: string][];
  /** What is said below it of the border; empty where there is none. */
  border: string;
  /** The amounts of the order in the database, in minor units. */
  totals: Record<string, number>;
  currency: string;
  landed: object;
  /** The address as it is printed on the order. */
  printed: string[];
  date: RegExp;
}

/** Two tins of White Peony, a food, HS 0902 10, and six teapots, HS 6912 00. The demo ships from China, by express. */
const cart = { tea: 'TEA-WP-100', teas: 2, pot: 'WARE-RP-CEL-450', pots: 6 };

const shoppers: Shopper[] = [
  {
    // 2 × 31.00 and 6 × 68.00 are 470.00; express is 15.00. VAT is in all of it: 7 % in 62.00 of tea are 4.06, 19 % in
    // 408.00 of pots 65.14. Shipping goes by amounts, 1.98 to the tea and 13.02 to the pots: 0.13 and 2.08.
    // Net 57.94 + 342.86 are above EUR 150, so duty by HS code counts, with 1.85 and 10.94 of net shipping:
    // 3.2 % of 59.79 are 1.91, 7 % of 353.80 are 24.77; VAT on them is 0.13 and 4.71: 31.52 together.
    // The cart ships for nothing: 3.2 % of 57.94 and 7 % of 342.86 are 1.85 and 24.00, VAT on them 0.13 and 4.56.
    country: 'DE',
    locale: 'de-DE',
    language: 'de',
    site: '',
    product: ['31,00 €', 'Inkl. MwSt. · Zoll kommt an der Kasse hinzu; bei der Lieferung ist nichts zu zahlen'],
    cart: { Zwischensumme: '470,00 €', Zoll: '30,54 €', 'Enthaltene Steuer': '73,89 €', Gesamt: '500,54 €' },
    form: [
      'Land oder Region',
      'Vor- und Nachname',
      'Straße und Hausnummer',
      'Adresszusatz optional',
      'Postleitzahl',
      'Ort',
      'Telefon optional',
    ],
    address: { name: 'Ada Weiß', line1: 'Torstraße 1', postalCode: '10119', city: 'Berlin' },
    shownTotals: {
      Zwischensumme: '470,00 €',
      Versand: '15,00 €',
      Zoll: '31,52 €',
      'Enthaltene Steuer': '76,25 €',
      Gesamt: '516,52 €',
    },
    border: 'Einfuhrsteuer und Zoll sind mit dieser Bestellung bezahlt.',
    totals: {
      subtotal: 47_000,
      fulfillment: 1500,
      duty: 191 + 2477 + 13 + 471,
      tax: 406 + 6514 + 13 + 208 + 13 + 471,
      total: 51_652,
    },
    currency: 'EUR',
    landed: { tax: 'included', duty: 'added', scheme: 'import', estimated: false, dueOnDelivery: null },
    printed: ['Ada Weiß', 'Torstraße 1', '10119 Berlin', 'Deutschland'],
    date: /\d{1,2}\. \p{L}+ \d{4}/u,
  },
  {
    // 2 × 29.00 and 6 × 64.00 are 442.00. New York taxes no groceries, pots with 4 %, 15.36, and shipping as what is
    // shipped: 13.03 of the 15.00 go to the pots, 0.52. Oregon has no sales tax. California taxes pots with 7.25 %,
    // 27.84,
    // but neither groceries nor shipping.
    country: 'US',
    locale: 'en-US',
    language: 'en',
    site: '',
    product: ['$29.00', 'Plus sales tax, added at checkout'],
    cart: { Total: '$442.00' },
    form: [
      'Country or region',
      'Full name',
      'Street and house number',
      'Apartment, suite, floor optional',
      'City',
      'State',
      'ZIP code',
      'Phone optional',
    ],
    address: { name: 'Ada White', line1: '500 Pine Street', city: 'Albany', region: 'NY', postalCode: '12207' },
    shownTotals: { Subtotal: '$442.00', Shipping: '$15.00', Tax: '$15.88', Total: '$472.88' },
    elsewhere: [
      ['OR', '$457.00'],
      ['CA', '$484.84'],
    ],
    border: '',
    totals: { subtotal: 44_200, fulfillment: 1500, tax: 1536 + 52, total: 47_288 },
    currency: 'USD',
    landed: { tax: 'added', duty: 'none', scheme: null, estimated: false, dueOnDelivery: null },
    printed: ['Ada White', '500 Pine Street', 'Albany, NY 12207', 'United States'],
    date: /[A-Z][a-z]+ \d{1,2}, \d{4}/,
  },
  {
    // 2 × 4,400 and 6 × 9,600 are 66,400; express is 2,250. 8 % in 8,800 of tea are 652, 10 % in 57,600 of pots 5,236,
    // in shipping 22 of 298 and 177 of 1,952. Customs counts 60 % of 8,148 of net tea: 15 % of 4,889 are 733, with 8 %
    // on it 59: 792. Pottery is free. The cart holds 652 + 5,236 + 59 of tax.
    country: 'JP',
    locale: 'ja-JP',
    language: 'ja',
    site: '',
    product: ['￥4,400', 'この価格では輸入税も関税もかかりません'],
    cart: { 小計: '￥66,400', 関税: '￥792', 内税: '￥5,947', 合計: '￥67,192' },
    form: [
      '国または地域',
      '郵便番号',
      '都道府県',
      '市区町村',
      '番地',
      '建物名・部屋番号 任意',
      '氏名',
      '電話番号 任意',
    ],
    address: { postalCode: '100-0001', region: '13', city: '千代田区', line1: '千代田1-1', name: '山田 花子' },
    shownTotals: { 小計: '￥66,400', 送料: '￥2,250', 関税: '￥792', 内税: '￥6,146', 合計: '￥69,442' },
    border: '輸入税と関税はこの注文でお支払い済みになります。',
    totals: { subtotal: 66_400, fulfillment: 2250, duty: 733 + 59, tax: 652 + 5236 + 22 + 177 + 59, total: 69_442 },
    currency: 'JPY',
    landed: { tax: 'included', duty: 'added', scheme: 'import', estimated: false, dueOnDelivery: null },
    printed: ['100-0001 東京都 千代田区', '千代田1-1', '山田 花子', '日本'],
    date: /\d{4}年\d{1,2}月\d{1,2}日/,
  },
  {
    // At home: 2 × 168.00 and 6 × 380.00 are 2,616.00, express 105.00, with 13 % VAT in each: 38.65, 262.30, 12.08;
    // 300.95 without shipping.
    country: 'CN',
    locale: 'zh-CN',
    language: 'zh-CN',
    site: '/zh',
    product: ['¥168.00', '含增值税'],
    cart: { 已含税: '¥300.95', 合计: '¥2,616.00' },
    form: [
      '国家或地区',
      '邮政编码',
      '省/自治区/直辖市',
      '城市',
      '区/县 选填',
      '街道和门牌号',
      '楼栋、单元、房号 选填',
      '姓名',
      '电话 选填',
    ],
    address: {
      postalCode: '200040',
      region: 'SH',
      city: '上海市',
      sublocality: '静安区',
      line1: '南京西路1号',
      name: '李梅',
      phone: '13800000000',
    },
    shownTotals: { 小计: '¥2,616.00', 运费: '¥105.00', 已含税: '¥313.03', 合计: '¥2,721.00' },
    border: '',
    totals: { subtotal: 261_600, fulfillment: 10_500, tax: 3865 + 26_230 + 1208, total: 272_100 },
    currency: 'CNY',
    landed: { tax: 'included', duty: 'none', scheme: null, estimated: false, dueOnDelivery: null },
    printed: ['200040 上海市 上海市 静安区', '南京西路1号', '李梅', '13800000000', '中国'],
    date: /\d{4}年\d{1,2}月\d{1,2}日/,
  },
  {
    // USD 29.00 and 64.00 at 0.3065 end in .95: KWD 8.950 twice and 19.950 six times are 137.600; express is 4.500.
    // All of it ends in a zero: nothing is rounded off. No tax. Above KWD 100 customs takes 5 % of pots and their
    // shipping, 119.700 + 3.915, none of tea: 6.181 on delivery.
    country: 'KW',
    locale: 'ar-KW',
    language: 'ar',
    direction: 'rtl',
    site: '',
    product: ['8.950 د.ك.', 'لا ضريبة استيراد ولا رسوم جمركية على هذا السعر'],
    cart: { الإجمالي: '137.600 د.ك.' },
    form: [
      'البلد أو المنطقة',
      'الاسم الكامل',
      'الشارع ورقم المبنى',
      'الشقة، الطابق، البناية اختياري',
      'الرمز البريدي اختياري',
      'المدينة',
      'الهاتف اختياري',
    ],
    address: { name: 'نورة', line1: 'قطعة 3، شارع 5', city: 'مدينة الكويت' },
    shownTotals: { 'المجموع الفرعي': '137.600 د.ك.', الشحن: '4.500 د.ك.', الإجمالي: '142.100 د.ك.' },
    border: 'يُدفع عند التسليم نحو 6.181 د.ك. من الرسوم الجمركية.',
    totals: { subtotal: 137_600, fulfillment: 4500, total: 142_100 },
    currency: 'KWD',
    landed: {
      tax: 'none',
      duty: 'due_on_delivery',
      scheme: 'import',
      estimated: false,
      dueOnDelivery: { duty: { amount: 6181, currency: 'KWD' } },
    },
    printed: ['نورة', 'قطعة 3، شارع 5', 'مدينة الكويت', 'الكويت'],
    date: /\d{1,2} \p{L}+ \d{4}/u,
  },
];

let browser: Browser;
let shop: RunningShop;
beforeAll(async () => void ([browser, shop] = await Promise.all([openBrowser(), startShop()])));
afterAll(async () => {
  await browser.close();
  await shop.close();
});

/** Puts a quantity of a product into the cart. Afterwards the drawer is open. */
async function add(page: Page, address: string, quantity: number, option?: RegExp): Promise<void> {
  await page.goto(address);
  const product = page.locator('smallshop-product');
  if (option) await product.getByRole('radio', { name: option }).check({ force: true });
  await product.locator('[part~="quantity"]').fill(String(quantity));
  await product.locator('[part~="quantity"]').press('Tab');
  await product.locator('[part~="add"]').click();
  await page.locator('smallshop-cart dialog[open]').waitFor();
}

describe.each(shoppers)('a shopper in $country', (shopper) => {
  it('buys the same cart in their own words, money and form', async () => {
    const { page, context, errors, strangers } = await watchedPage(browser, shop.url, { locale: shopper.locale });
    const { language, direction = 'ltr' } = shopper;
    if (shopper.site === '' && language !== 'en') await writePagesIn(page, language, direction);
    const at = (path: string) => `${shop.url}${shopper.site}${path}`;
    const [product, drawer, checkout, order] = [
      'smallshop-product',
      'smallshop-cart dialog[open]',
      'smallshop-checkout',
      'smallshop-order',
    ].map((place) => page.locator(place));

    await add(page, at('/products/white-peony/'), cart.teas, /^100/);
    await expect
      .poll(async () => [
        await textOf(product!.locator('[part~="price"]')),
        await textOf(product!.locator('[part~="tax"]')),
      ])
      .toEqual(shopper.product);
    expect(await page.evaluate(() => document.documentElement.dir || 'ltr')).toBe(direction);
    await add(page, at('/products/round-teapot/'), cart.pots);
    await expect.poll(() => textsOf(drawer!.locator('[part~="line-total"]'))).toHaveLength(2);
    // Until the server has answered, the duty is that of the cart before.
    await expect.poll(() => totalsOf(drawer!)).toEqual(shopper.cart);

    await drawer!.locator('[part~="checkout"]').click();
    const form = checkout!.locator('[part~="delivery"]');
    await form.locator('[name$=".name"]').waitFor();
    expect(await textsOf(form.locator('label'))).toEqual(shopper.form);
    await checkout!.locator('[name="contact.email"]').fill('ada@example.com');
    for (const [name, value] of Object.entries(shopper.address)) {
      const field = form.locator(`[name="deliveryAddress.${name}"]`);
      await (name === 'region' ? field.selectOption(value) : field.fill(value));
      await field.press('Tab');
    }
    await checkout!.locator('input[name=fulfillment][value=express]').check({ force: true });
    const total = Object.values(shopper.shownTotals).at(-1)!;
    const toPay = () => textOf(checkout!.locator('[part~="pay"]'));
    for (const [region, amount] of shopper.elsewhere
      ? [...shopper.elsewhere, [shopper.address['region']!, total]]
      : [[undefined, total]]) {
      if (region) await form.locator('[name="deliveryAddress.region"]').selectOption(region);
      await expect.poll(toPay).toContain(amount);
    }
    expect(await totalsOf(checkout!)).toEqual(shopper.shownTotals);
    expect((await textsOf(checkout!.locator('[part~="import"]'))).join()).toBe(shopper.border);
    for (const [field, value] of [
      ['number', '4242424242424242'],
      ['expiry', '1234'],
      ['cvc', '123'],
    ])
      await page.locator(`smallshop-test-card #${field}`).fill(value!);
    await checkout!.locator('[part~="pay"]').click();

    await page.waitForURL(at('/order/'));
    expect(await totalsOf(order!)).toEqual(shopper.shownTotals);
    expect((await textsOf(order!.locator('[part~="import"]'))).join()).toBe(shopper.border);
    // The country's form of an address arrives after the order.
    const printed = order!.locator('[part~="address"]').first().locator('span');
    await expect.poll(() => textsOf(printed)).toEqual(shopper.printed);
    expect(await textOf(order!.locator('[part~="headline"]'))).toMatch(shopper.date);

    const placed = (await shop.db.select().from(orders).where(eq(orders.storeId, shop.storeId))).find(
      ({ currency }) => currency === shopper.currency,
    )!;
    expect(placed).toMatchObject({
      status: 'paid',
      total: shopper.totals['total'],
      deliveryAddress: { country: shopper.country, ...shopper.address },
      landedCost: shopper.landed,
    });
    expect(Object.fromEntries(placed.totals.map(({ type, code, amount }) => [code ?? type, amount.amount]))).toEqual(
      shopper.totals,
    );
    const lines = await shop.db.select().from(orderLines).where(eq(orderLines.orderId, placed.id));
    expect(new Map(lines.map(({ sku, quantity }) => [sku, quantity]))).toEqual(
      new Map([
        [cart.tea, cart.teas],
        [cart.pot, cart.pots],
      ]),
    );
    expect(errors).toEqual([]);
    expect(strangers).toEqual([]);
    await context.close();
  });
});

it('a shopper in Germany who sends the parcel to New York, then to Kuwait, sees what changes each time', async () => {
  const { page, context, errors } = await watchedPage(browser, shop.url, { locale: 'en-DE' });
  const [drawer, checkout] = ['smallshop-cart dialog[open]', 'smallshop-checkout'].map((place) => page.locator(place));
  await add(page, `${shop.url}/products/white-peony/`, 2, /^100/);
  // Only the server knows the shipping: the cart has been created with the prices of Germany.
  await drawer!.locator('[part~="shipping-estimate"]').waitFor();
  await drawer!.getByText('€62.00').first().waitFor();
  await page.keyboard.press('Escape');

  // Shipping is free from EUR 60 and from USD 60; two tins are USD 58.00.
  await page.locator('smallshop-region select[name=country]').selectOption('US');
  await page
    .locator('smallshop-cart-button')
    .getByRole('button')
    .or(page.locator('smallshop-cart-button').getByRole('link'))
    .first()
    .click();
  await expect
    .poll(() => textsOf(drawer!.locator('[part~="changes"] li')))
    .toEqual(['White Peony: $29.00 each, €31.00 before', 'Shipping: from $5.00, before: Free']);
  expect(await textOf(drawer!.locator('[part~="shipping-estimate"]'))).toBe(
    'Shipping from $5.00, free from $60.00 · 3 to 6 working days',
  );
  await drawer!.getByRole('button', { name: 'Dismiss' }).click();
  await drawer!.locator('[part~="changes"]').waitFor({ state: 'detached' });

  await drawer!.locator('[part~="checkout"]').click();
  await checkout!.locator('[name="deliveryAddress.country"]').selectOption('KW');
  // USD 29.00 at 0.3065, ending in .95; shipping is free from KWD 18.
  await expect
    .poll(() => textsOf(checkout!.locator('[part~="changes"] li')))
    .toEqual(['White Peony: KWD 8.950 each, $29.00 before', 'Shipping: from KWD 1.500, before: from $5.00']);
  expect(await textOf(checkout!.locator('[part~="changes"] h3'))).toBe('Changes for this country: Kuwait');
  // KWD 17.900 are below the 100 from which customs wants anything.
  expect(await textsOf(checkout!.locator('[part~="import"]'))).toEqual([]);
  await checkout!.getByRole('button', { name: 'Dismiss' }).click();
  await checkout!.locator('[part~="changes"]').waitFor({ state: 'detached' });
  expect(
    await checkout!
      .locator('[name="deliveryAddress.country"]')
      .evaluate((field) => (field.getRootNode() as ShadowRoot).activeElement === field),
  ).toBe(true);
  expect(errors).toEqual([]);
  await context.close();
});
