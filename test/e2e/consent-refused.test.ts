import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orders } from '../../packages/server/src/sale/records/order.tables.ts';
import { type Browser, openBrowser, watchedPage } from './support/browser.ts';
import { startShop, type RunningShop } from './support/shop.ts';
import { covers, listStorage, type StoredName, type StoreKind } from './support/storage.ts';

let browser: Browser;
let shop: RunningShop;
beforeAll(async () => {
  [browser, shop] = await Promise.all([openBrowser(), startShop()]);
});
afterAll(async () => {
  await browser.close();
  await shop.close();
});

interface Words {
  locale: string;
  country: string;
  path: string;
  refuse: string;
  add: string;
  email: string;
  transfer: string;
  place: RegExp;
  /** The total with tax: who orders before it is shown is asked again. */
  total: string;
  address: Record<string, string>;
  /** As the policy calls them. */
  stores: Partial<Record<StoreKind, string>>;
}
const english: Words = {
  locale: 'en-US',
  country: 'US',
  path: '',
  refuse: 'Refuse all',
  add: 'Add to cart',
  email: 'E-mail address',
  transfer: 'Bank transfer',
  place: /^Place order/,
  total: '$50.06',
  address: {
    'Full name': 'Mei Lin',
    'Street and house number': '500 Pine Street',
    City: 'Seattle',
    State: 'Washington',
    'ZIP code': '98101',
  },
  stores: {
    cookie: 'Cookie',
    localStorage: 'Local storage',
    sessionStorage: 'Session storage',
    indexedDB: 'IndexedDB',
  },
};
const chinese: Words = {
  locale: 'zh-CN',
  country: 'CN',
  path: '/zh',
  refuse: '全部拒绝',
  add: '加入购物车',
  email: '电子邮箱',
  transfer: '银行转账',
  place: /^提交订单/,
  total: '¥240.00',
  address: {
    邮政编码: '310000',
    '省/自治区/直辖市': '浙江省',
    城市: '杭州市',
    街道和门牌号: '龙井路 1 号',
    姓名: '林梅',
  },
  stores: { cookie: 'Cookie', localStorage: '本地存储', sessionStorage: '会话存储', indexedDB: 'IndexedDB' },
};

/** The policy's tables: its names, with the kind of storage, by legal basis. */
async function policy(
  page: Page,
  path: string,
): Promise<Record<'necessary' | 'asked', { name: string; where: string }[]>> {
  await page.goto(`${shop.url}${path}/privacy/`);
  const rows = (label: string) =>
    page
      .locator(`[aria-labelledby="${label}"] tbody tr`)
      .evaluateAll((each) =>
        each.map((row) => ({ name: row.querySelector('code')!.textContent!, where: row.children[1]!.textContent! })),
      );
  return { necessary: await rows('necessary'), asked: await rows('asked') };
}

describe.each([
  ['English', english],
  ['Chinese', chinese],
])('a shopper who refuses everything, in %s', (_, words) => {
  it('buys all the same, and her browser keeps only what the policy names as necessary', async () => {
    const { page, context, errors, strangers } = await watchedPage(browser, shop.url, { locale: words.locale });
    const seen = new Set<StoredName>();
    const look = async () => (await listStorage(page)).forEach((name) => seen.add(name));
    const before = (await shop.db.select().from(orders).where(eq(orders.storeId, shop.storeId))).length;

    await page.goto(`${shop.url}${words.path}/?utm_campaign=spring`);
    await page.getByRole('button', { name: words.refuse }).click();
    await look();
    const country = page.locator('smallshop-region select').first();
    for (const each of ['GB', words.country]) {
      await country.selectOption(each);
      await expect
        .poll(async () => page.evaluate(() => Object.values(localStorage).join()))
        .toContain(`"country":"${each}"`);
    }
    await look();
    await page.goto(`${shop.url}${words.path}/products/incense-set/`);
    await page.getByRole('button', { name: words.add }).click();
    await page.getByRole('dialog').first().waitFor();
    await look();

    await page.goto(`${shop.url}${words.path}/checkout/`);
    await page.getByLabel(words.email).fill('mei@example.com');
    for (const [label, value] of Object.entries(words.address)) {
      const field = page.locator('smallshop-checkout').getByLabel(label, { exact: true });
      if (await field.evaluate((element) => element.tagName === 'SELECT')) await field.selectOption({ label: value });
      else await field.fill(value);
    }
    await page.getByRole('radio', { name: words.transfer }).check({ force: true });
    await look();
    await page.locator('smallshop-checkout [part~="totals"]').getByText(words.total, { exact: true }).waitFor();
    await page.getByRole('button', { name: words.place }).click();
    await page.waitForURL(`${shop.url}${words.path}/order/`);
    await page
      .locator('smallshop-order')
      .getByText(/^\D*\d{4}\D*$/)
      .first()
      .waitFor();
    await look();
    expect((await shop.db.select().from(orders).where(eq(orders.storeId, shop.storeId))).length).toBe(before + 1);

    const { necessary, asked } = await policy(page, words.path);
    expect(asked.map(({ name }) => name)).toEqual(['shop_recent', 'shop_visits', 'shop_campaign']);
    const entries = [...seen].map((each) => each.split(' ') as [StoreKind, string]);
    const isNamed = ([kind, name]: [StoreKind, string]) =>
      necessary.some((entry) => covers(entry.name, name) && entry.where === words.stores[kind]);
    expect(entries.filter((entry) => !isNamed(entry))).toEqual([]);
    // Nor does the policy name what is never there, but for what waits only while the network is gone, or the shopper
    // at a payment provider's.
    const idle = necessary
      .filter((entry) => !entries.some(([, name]) => covers(entry.name, name)))
      .map(({ name }) => name);
    expect(['smallshop:*:cart:wishes:*', 'smallshop:*:paying', 'smallshop:*:consent-outbox:*']).toEqual(
      expect.arrayContaining(idle),
    );
    expect([...errors, ...strangers]).toEqual([]);
    await context.close();
  });
});
