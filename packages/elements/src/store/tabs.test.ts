import { expect } from '@esm-bundle/chai';
import { samples } from '@smallshop/mocks';
import { sharedTexts } from '../../../state/src/ports/indexed-db.ts';
import './define.ts';
import { leave, openPage, until } from '../test-support/page.ts';

const line = { sku: samples.plain.sku, quantity: 1 };
const noStorage = { get: () => null, set() {}, remove() {}, keys: () => [] };

describe('text on which all tabs agree', () => {
  it('counts every one of many changes at once, each through a connection of its own', async () => {
    const name = `smallshop-test-${crypto.randomUUID()}`;
    const tabs = Array.from({ length: 8 }, () => sharedTexts(name, noStorage));
    await Promise.all(
      tabs.flatMap((tab) => Array.from({ length: 5 }, () => tab.update('n', (text) => String(Number(text) + 1)))),
    );
    expect(await tabs[0]!.update('n', (text) => text)).to.equal('40');
    expect(await tabs[0]!.update('n', () => null)).to.equal(null);
    expect(await tabs[1]!.update('n', (text) => text)).to.equal(null);
    indexedDB.deleteDatabase(name);
  });
});

describe('two stores of one shop, as two tabs have them', () => {
  afterEach(leave);

  it('open one cart when both add at the same moment', async () => {
    const one = await openPage('', { country: 'US' });
    const two = await openPage('', { country: 'US', key: one.key, mock: one.mock });
    const results = await Promise.all([one, two].map(({ shop }) => shop.cart.settled(shop.cart.add(line))));
    expect(results.map(({ ok }) => ok)).to.deep.equal([true, true]);
    for (const { shop } of [one, two]) await until(() => shop.cart.$pending.get().length === 0, 'every answer');
    await one.shop.cart.refresh();
    expect(one.shop.cart.$cart.get()!.itemCount).to.equal(2);
  });
});
