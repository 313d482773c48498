import type { ConsentNoticeInput, ConsentServiceInput } from '@smallshop/contract';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../packages/server/src/shop/settings/create-store.ts';
import { defaultMarkets } from '../../packages/server/src/shop/store/default-markets.ts';
import { type Browser, clearVisit, openBrowser, type Watched, watchedPage } from './support/browser.ts';
import { startShop, type RunningShop } from './support/shop.ts';
import { exampleEndpoint, startSite, type Site } from './support/site.ts';
import { listStorage, type StoredName } from './support/storage.ts';
import { startTags, type Tags } from './support/tags.ts';

const service = (id: string, name: string, storage: ConsentServiceInput['storage']): ConsentServiceInput => ({
  id,
  name,
  storage,
  purpose: { en: `Runs ${name}` },
  purposes: ['dpv:ServiceUsageAnalytics'],
  recipients: [{ name, country: 'US' }],
  legalBasis: 'consent',
  retention: 'P14M',
});
const stored = (name: string, store: NonNullable<ConsentServiceInput['storage'][number]['store']>) => ({
  name,
  days: 90,
  store,
});
const asked = { required: false, sale: false };

const notice: ConsentNoticeInput = {
  policyUrl: '/privacy',
  controller: { name: 'Tag shop', country: 'DE', contact: 'privacy@tags.example' },
  categories: [
    {
      ...asked,
      id: 'preferences',
      services: [
        service('video', 'Video', []),
        service('chat', 'Chat', [
          stored('chat_id', 'cookie'),
          stored('chat:*', 'localStorage'),
          stored('chat:*', 'sessionStorage'),
          stored('chat-messages', 'indexedDB'),
          stored('chat-assets', 'cacheStorage'),
        ]),
      ],
    },
    {
      ...asked,
      id: 'analytics',
      services: [
        service('google-tag', 'Google tag', [stored('_ga', 'cookie'), stored('_ga_*', 'cookie')]),
        service('counter', 'Counter', [
          stored('counter.visitor', 'localStorage'),
          stored('counter.session', 'sessionStorage'),
        ]),
      ],
    },
    { ...asked, id: 'marketing', sale: true, services: [service('pixel', 'Pixel', [stored('_px_*', 'cookie')])] },
  ],
};

/** What each service asks its vendor for, and leaves in the browser, once it runs. */
const effects: Record<string, { requests: string[]; storage: StoredName[] }> = {
  'preferences/video': { requests: ['video/embed.html'], storage: [] },
  'preferences/chat': {
    requests: ['chat/chat.js', 'chat/poll'],
    storage: [
      'cookie chat_id',
      'localStorage chat:thread',
      'sessionStorage chat:open',
      'indexedDB chat-messages',
      'cacheStorage chat-assets',
    ],
  },
  'analytics/google-tag': {
    requests: ['google-tag/collect', 'google-tag/gtag.js'],
    storage: ['cookie _ga', 'cookie _ga_TEST'],
  },
  'analytics/counter': {
    requests: ['counter/counter.js', 'counter/hit'],
    storage: ['localStorage counter.visitor', 'sessionStorage counter.session'],
  },
  'marketing/pixel': {
    requests: ['pixel/pixel.js', 'pixel/tr.gif'],
    storage: ['cookie _px_browser', 'cookie _px_click'],
  },
};
const effectsOf = (keys: readonly string[]) => ({
  requests: keys.flatMap((key) => effects[key]!.requests).sort(),
  storage: keys.flatMap((key) => effects[key]!.storage).sort(),
});
const all = Object.keys(effects);

let browser: Browser;
let shop: RunningShop;
let site: Site;
let tags: Tags;
let visit: Watched;
beforeAll(async () => {
  const folder = fileURLToPath(new URL('../fixtures/tags', import.meta.url));
  [browser, tags, site] = await Promise.all([
    openBrowser(),
    startTags(),
    startSite(folder, () => ({ [exampleEndpoint]: shop.url, 'https://tags.example': tags.origin })),
  ]);
  shop = await startShop();
  const { secretKey } = await createStore(shop.db, {
    name: 'Tag shop',
    languages: ['en'],
    defaultLanguage: 'en',
    defaultCountry: 'DE',
    markets: defaultMarkets,
    origins: [site.origin],
    publishableKey: 'pk_tags',
  });
  const saved = await fetch(`${shop.url}/v1/admin/consent-notice`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${secretKey}` },
    body: JSON.stringify(notice),
  });
  expect(saved.status, await saved.text()).toBe(200);
  visit = await watchedPage(browser, site.origin);
});
afterAll(async () => {
  await Promise.all([browser.close(), site.close(), tags.close(), shop.close()]);
});

/** All storage but what remembers the answer itself. */
const storageOf = async (page: Page) => (await listStorage(page)).filter((name) => !/ smallshop[-:]/.test(name));

/** A first visit. The address before it is that of a script: a page that runs nothing and asks for nothing. */
async function open() {
  await clearVisit(visit, `${site.origin}/chat.js`);
  tags.asked();
  await visit.page.goto(site.origin);
  await visit.page.getByRole('button', { name: 'Refuse all' }).waitFor();
  return visit;
}

const press = (page: Page, name: string) =>
  page.locator('smallshop-cookie-consent').getByRole('button', { name, exact: true }).filter({ visible: true }).click();

const reopen = (page: Page) => page.locator('smallshop-cookie-consent [part~="reopen"]');

/** Waits until exactly these services have run, each with all that it does. */
async function expectRunning(page: Page, keys: readonly string[]): Promise<void> {
  const { requests, storage } = effectsOf(keys);
  const seen = new Set<string>();
  await expect.poll(() => (tags.asked().forEach((each) => seen.add(each)), [...seen].sort())).toEqual(requests);
  await expect.poll(() => storageOf(page)).toEqual(storage);
}

describe('a page of real-world tags', () => {
  it('sends no request and stores nothing before an answer, nor after a refusal', async () => {
    const { page, errors } = await open();
    expect(tags.asked()).toEqual([]);
    expect(await listStorage(page)).toEqual([]);
    await press(page, 'Refuse all');
    await page.reload();
    await reopen(page).waitFor();
    expect(tags.asked()).toEqual([]);
    expect(await storageOf(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it.each(all)('runs %s and nothing else when that alone was chosen', async (key) => {
    const { page, errors } = await open();
    const [category, id] = key.split('/') as [string, string];
    const name = notice.categories.find((each) => each.id === category)!.services.find((each) => each.id === id)!.name;
    await press(page, 'Choose in detail');
    const item = page
      .getByRole('dialog')
      .getByRole('listitem')
      .filter({ hasText: `Runs ${name}` })
      .first();
    if (notice.categories.find((each) => each.id === category)!.services.length > 1) {
      await item.locator('summary').click();
      await item.getByRole('switch', { name, exact: true }).check();
    } else await item.getByRole('switch').first().check();
    await press(page, 'Save my choice');
    await expectRunning(page, [key]);
    expect(errors).toEqual([]);
  });

  it('runs all of it after a yes to all, the Google tag under consent mode', async () => {
    const { page } = await open();
    await press(page, 'Accept all');
    await expectRunning(page, all);
    const commands = () =>
      page.evaluate(() =>
        (window as unknown as { dataLayer: IArguments[] }).dataLayer.map((each) => [...each].slice(0, 3)),
      );
    const consentIn = (all: unknown[][]) =>
      all
        .filter(([command]) => command === 'consent')
        .map(([, kind, state]) => [kind, (state as Record<string, string>)['analytics_storage']]);
    const first = await commands();
    expect(consentIn(first)).toEqual([
      ['default', 'denied'],
      ['update', 'granted'],
    ]);
    expect(first.findIndex(([command]) => command === 'config')).toBeGreaterThan(
      first.findIndex(([, kind]) => kind === 'update'),
    );
    // The next page already has the answer, and sends it to Google once.
    await page.reload();
    await expectRunning(page, all);
    expect(consentIn(await commands())).toEqual([
      ['default', 'denied'],
      ['update', 'granted'],
    ]);
  });

  it('leaves nothing after a withdrawal: the storage is as it was before', async () => {
    const { page } = await open();
    const before = await storageOf(page);
    await press(page, 'Accept all');
    await expectRunning(page, all);
    await reopen(page).click();
    const loaded = page.waitForEvent('load');
    await page.getByRole('dialog').getByRole('button', { name: 'Refuse all' }).click();
    await loaded;
    await reopen(page).waitFor();
    await expect.poll(() => storageOf(page)).toEqual(before);
    // The chat wrote five times a second: had it survived, it would show on the next page at the latest.
    tags.asked();
    await page.goto(`${site.origin}/index.html`);
    await reopen(page).waitFor();
    expect(await storageOf(page)).toEqual(before);
    expect(tags.asked()).toEqual([]);
  });

  it('takes one service back and lets the others be', async () => {
    const { page } = await open();
    await press(page, 'Accept all');
    await expectRunning(page, all);
    await reopen(page).click();
    const item = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Runs Chat' }).first();
    await item.locator('summary').click();
    await item.getByRole('switch', { name: 'Chat', exact: true }).uncheck();
    const loaded = page.waitForEvent('load');
    await press(page, 'Save my choice');
    await loaded;
    await reopen(page).waitFor();
    await expect
      .poll(() => storageOf(page))
      .toEqual(effectsOf(all.filter((key) => key !== 'preferences/chat')).storage);
  });
});
