import { expect } from '@esm-bundle/chai';
import { createMockShop, samples } from '@smallshop/mocks';
import './define.ts';
import { axeFindings, leave, openPage, until } from '../test-support/page.ts';
import type { CartChangedEvent } from '../events/cart-events.ts';
import { CartAddEvent } from '../events/cart-events.ts';
import { CartRemoveEvent, CartUpdateEvent } from '../events/cart-line-events.ts';
import { RegionChooseEvent } from '../events/region-choose-event.ts';
import type { RegionChangedEvent } from '../events/region-events.ts';
import type { StoreElement } from './store.ts';
import { StoreHarness } from './store.harness.ts';

const add = (quantity = 1) => new CartAddEvent({ line: { sku: samples.plain.sku, quantity } });

async function open(markup = '', options = {}) {
  const page = await openPage(markup, { country: 'US', ...options });
  return { ...page, harness: new StoreHarness(page.store) };
}

/** Warnings during some work. */
async function warnings(work: () => Promise<unknown> | unknown): Promise<string> {
  const warned: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => warned.push(text);
  await work();
  await import('../internal/warnings/warnings.ts');
  // One task later they are said.
  await new Promise((resolve) => setTimeout(resolve));
  console.warn = warn;
  return warned.join('\n');
}

function secondStore(): StoreElement {
  const store = document.createElement('smallshop-store');
  Object.assign(store, {
    key: `pk_${crypto.randomUUID()}`,
    endpoint: 'https://other.example',
    fetch: createMockShop().fetch,
  });
  return store;
}

describe('request events', () => {
  afterEach(leave);

  it('from anywhere on the page reach the only store', async () => {
    const { root, shop } = await open('<p></p>');
    root.querySelector('p')!.dispatchEvent(add(2));
    expect(shop.cart.$count.get()).to.equal(2);
  });

  it('that the page prevents are left to the page', async () => {
    const { root, shop } = await open('<p></p>');
    document.addEventListener('smallshop-cart-add', (event) => event.preventDefault(), { once: true });
    root.querySelector('p')!.dispatchEvent(add());
    expect(shop.cart.$count.get()).to.equal(0);
  });

  it('from inside a store reach that one, and no other', async () => {
    const { store, shop, root } = await open();
    const other = secondStore();
    root.append(other);
    const inside = document.createElement('p');
    other.append(inside);
    inside.dispatchEvent(add());
    expect(shop.cart.$count.get()).to.equal(0);
    expect(other.shop!.cart.$count.get()).to.equal(1);
    store.append(inside);
    inside.dispatchEvent(add(3));
    expect(shop.cart.$count.get()).to.equal(3);
  });

  it('give their sender the mutation that the store queued', async () => {
    const { root } = await open();
    const event = add();
    root.dispatchEvent(event);
    expect(event.mutation!.kind).to.equal('add');
    await event.settled;
  });

  it('are no longer heard when the store has left the page', async () => {
    const { root, store, shop } = await open();
    store.remove();
    root.dispatchEvent(add());
    expect(shop.cart.$count.get()).to.equal(0);
  });
});

describe('facts', () => {
  afterEach(leave);

  it('report to the page that the cart changed', async () => {
    const { root, heard } = await open();
    let count = 0;
    root.addEventListener(
      'smallshop-cart-changed',
      (event: CartChangedEvent) => (count = event.detail.cart!.itemCount),
    );
    root.dispatchEvent(add(2));
    await until(() => count === 2, 'the fact');
    expect(heard.map(({ type }) => type)).to.not.include('smallshop-error');
  });

  it('report to the page what was refused', async () => {
    const { root, mock, heard } = await open();
    mock.state.stock.set(samples.plain.sku, 0);
    root.dispatchEvent(add());
    await until(() => heard.some(({ type }) => type === 'smallshop-error'), 'the error');
  });

  it('report to the page that the region changed, but not the first region', async () => {
    const { root, shop } = await open();
    const countries: string[] = [];
    root.addEventListener('smallshop-region-changed', (event: RegionChangedEvent) =>
      countries.push(event.detail.region.country),
    );
    await until(() => shop.region.$region.get(), 'the region');
    root.dispatchEvent(new RegionChooseEvent({ country: 'DE' }));
    await until(() => countries.length, 'the fact');
    expect(countries).to.deep.equal(['DE']);
  });
});

describe('what a screen reader hears', () => {
  afterEach(leave);

  it('after an addition, a new quantity and a removal', async () => {
    const { root, shop, harness } = await open();
    root.dispatchEvent(add());
    await until(() => harness.said === 'Dragon Well was added to your cart.', 'the addition');
    const lineId = shop.cart.$cart.get()!.lines[0]!.id;
    root.dispatchEvent(new CartUpdateEvent({ lineId, quantity: 4 }));
    await until(() => harness.said === 'Quantity of Dragon Well is now 4.', 'the quantity');
    root.dispatchEvent(new CartRemoveEvent({ lineId }));
    await until(() => harness.said === 'Dragon Well was removed from your cart.', 'the removal');
  });

  it('when something is sold out, or almost', async () => {
    const { root, mock, harness } = await open();
    mock.state.stock.set(samples.plain.sku, 0);
    root.dispatchEvent(add());
    await until(() => harness.said === 'Not added: this is sold out.', 'the refusal');
    mock.state.stock.set(samples.plain.sku, 2);
    root.dispatchEvent(add(5));
    await until(() => harness.said === 'Only 2 left; you cannot have more.', 'the refusal');
  });

  it('when prices are another country’s', async () => {
    const { root, shop, harness } = await open();
    await until(() => shop.region.$region.get(), 'the region');
    root.dispatchEvent(new RegionChooseEvent({ country: 'JP' }));
    await until(() => harness.said.includes('Japanese Yen'), 'the currency');
    expect(harness.said).to.contain('Japan');
  });

  it('twice, when the same thing happens twice', async () => {
    const { store, harness } = await open();
    store.announce('Saved.');
    await store.updateComplete;
    const before = store.shadowRoot!.querySelector('[role="status"]')!.textContent;
    store.announce('Saved.');
    await store.updateComplete;
    expect(harness.said).to.equal('Saved.');
    expect(store.shadowRoot!.querySelector('[role="status"]')!.textContent).to.not.equal(before);
  });

  it('comes from a region that axe finds nothing in', async () => {
    const { store } = await open();
    store.announce('Saved.');
    await store.updateComplete;
    expect(await axeFindings(store)).to.deep.equal([]);
  });
});

describe('plain HTML', () => {
  afterEach(leave);

  it('adds by a button with a SKU, which is busy until the server has answered', async () => {
    const { root, shop } = await open(
      `<button data-smallshop-add="${samples.plain.sku}" data-smallshop-quantity="3"><b>Buy</b></button>`,
    );
    const button = root.querySelector('button')!;
    // The mock answers so soon that looking now and then would miss it.
    const busy = new Promise<void>((resolve) =>
      new MutationObserver(() => button.ariaBusy === 'true' && resolve()).observe(button, {
        attributeFilter: ['aria-busy'],
      }),
    );
    button.querySelector('b')!.click();
    button.click();
    await busy;
    expect(shop.cart.$count.get()).to.equal(3);
    await until(() => button.ariaBusy !== 'true', 'the answer');
    expect(shop.cart.$cart.get()!.lines[0]!.title).to.equal('Dragon Well');
  });

  it('warns of a button with a quantity that is none', async () => {
    const { root, shop } = await open('<button data-smallshop-add="X" data-smallshop-quantity="many"></button>');
    const warned: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warned.push(text);
    root.querySelector('button')!.click();
    await until(() => warned.length, 'the warning');
    console.warn = warn;
    expect(warned.join()).to.contain('whole number');
    expect(shop.cart.$count.get()).to.equal(0);
  });

  it('commands an element by a button that names it', async () => {
    const { root } = await open('<button commandfor="thing" command="--show"></button><div id="thing"></div>');
    let command = '';
    root
      .querySelector('#thing')!
      .addEventListener('command', (event) => (command = (event as Event & { command: string }).command));
    root.querySelector('button')!.click();
    await until(() => command, 'the command');
    expect(command).to.equal('--show');
  });
});

describe('the store element', () => {
  afterEach(leave);

  it('warns of a missing key, and there is no shop', async () => {
    const store = document.createElement('smallshop-store');
    const text = await warnings(() => document.body.append(store));
    expect(text).to.contain('has no key');
    expect(store.shop).to.equal(null);
  });

  it('warns of an address that is none', async () => {
    const store = document.createElement('smallshop-store');
    Object.assign(store, { key: 'pk_x', endpoint: 'http://' });
    expect(await warnings(() => document.body.append(store))).to.contain('is no address');
  });

  it('sells from the page’s own origin when no address is given', () => {
    const store = document.createElement('smallshop-store');
    Object.assign(store, { key: 'pk_x', fetch: createMockShop().fetch });
    document.body.append(store);
    expect(store.shop!.endpoint).to.equal(location.origin);
  });

  it('becomes another shop with another key, and keeps it when moved', async () => {
    const { store, root, shop } = await open('<section></section>');
    root.querySelector('section')!.append(store);
    expect(store.shop).to.equal(shop);
    store.key = 'pk_another';
    await store.updateComplete;
    expect(store.shop).to.not.equal(shop);
    expect(store.shop!.key).to.equal('pk_another');
  });

  it('moves to another country with its attribute', async () => {
    const { store, shop } = await open();
    await until(() => shop.region.$region.get(), 'the region');
    store.setAttribute('country', 'DE');
    await until(() => shop.region.$region.get()!.country === 'DE', 'Germany');
  });
});
