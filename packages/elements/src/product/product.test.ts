import { expect } from '@esm-bundle/chai';
import { createMockShop, refuse, samples } from '@smallshop/mocks';
import './define.ts';
import { axeFindings, leave, openPage, until, type PageOptions } from '../test-support/page.ts';
import type { VariantSelectedEvent } from '../events/variant-events.ts';
import { ProductHarness } from './product.harness.ts';

async function open(handle: string, options: PageOptions & { attributes?: string; inside?: string } = {}) {
  const { attributes = '', inside = '' } = options;
  const page = await openPage(`<smallshop-product handle="${handle}" ${attributes}>${inside}</smallshop-product>`, {
    country: 'US',
    ...options,
  });
  return { ...page, product: new ProductHarness(page.root.querySelector('smallshop-product')!) };
}

/** A page whose product has come. */
async function openReady(handle: string, options: PageOptions & { attributes?: string; inside?: string } = {}) {
  const page = await open(handle, options);
  await until(() => page.product.part('title'), 'the product');
  return page;
}

const shirt = samples.withOptions.handle;

describe('product', () => {
  afterEach(leave);

  it('shows title, price in the shopper’s market, stock and description', async () => {
    const { product } = await openReady(samples.plain.handle);
    expect(product.text('title')).to.equal('Dragon Well');
    expect(product.text('prices')).to.equal('$18.00');
    expect(product.text('unit-price')).to.equal('$180.00 / 1 kg');
    expect(product.text('tax')).to.equal('Plus sales tax, added at checkout');
    expect(product.text('stock')).to.equal('In stock');
    await until(() => product.text('description'), 'the description');
  });

  it('shows the price before the reduction', async () => {
    const { product } = await openReady(samples.reduced.handle);
    expect(product.text('prices')).to.equal('Price $16.00 Regular price $20.00');
  });

  it('says that it is sent later where it is sold before it comes', async () => {
    const mock = createMockShop();
    mock.state.sellWhenOut.add(samples.soldOut.sku);
    const { product } = await openReady(samples.soldOut.handle, { mock });
    expect(product.text('stock')).to.equal('Sold out for now: order it, and we send it once it is back');
    expect(product.part('add')!.ariaDisabled).to.equal('false');
  });

  it('says when a pre-order is sent', async () => {
    const mock = createMockShop();
    mock.state.preorders.set(samples.soldOut.sku, { shipsOn: '2099-01-15' });
    const { product, root } = await openReady(samples.soldOut.handle, { mock });
    expect(product.text('stock')).to.equal('Pre-order: sent on Jan 15, 2099');
    expect(product.part('add')!.ariaDisabled).to.equal('false');
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('shows how many are left when there are few, and allows no larger quantity', async () => {
    const { product } = await openReady(samples.lowStock.handle);
    expect(product.text('stock')).to.equal('Only 3 left');
    for (let press = 0; press < 5; press += 1) {
      product.press('increase');
      await product.element.updateComplete;
    }
    expect(product.quantityField.value).to.equal('3');
    expect(product.part('increase')!.ariaDisabled).to.equal('true');
  });

  it('says what cannot be sent to the shopper’s country', async () => {
    const mock = createMockShop();
    mock.state.shippingLimits.set(samples.plain.handle, { onlyTo: ['DE'], notTo: [] });
    const { product, shop } = await openReady(samples.plain.handle, { mock });
    expect(product.text('stock')).to.equal('Not sent to your country: United States');
    expect(product.offer).to.equal('Add to cart (disabled)');
    product.press('add');
    expect(shop.cart.$cart.get()).to.equal(null);
    await shop.region.choose({ country: 'DE' });
    await until(() => product.text('stock') === 'In stock', 'the other country');
  });

  it('does not offer what is sold out, but can be reached by keyboard and says so', async () => {
    const { product, shop } = await openReady(samples.soldOut.handle);
    expect(product.offer).to.equal('Sold out (disabled)');
    product.addButton.focus();
    expect(product.root.activeElement).to.equal(product.addButton);
    product.press('add');
    expect(shop.cart.$cart.get()).to.equal(null);
  });

  it('keeps the page’s own words on screen until the product is here', async () => {
    const { product } = await open(samples.plain.handle, { scenario: 'slow', inside: '<p>Dragon Well tea</p>' });
    await until(() => product.root.querySelector('.skeleton'), 'the loading state');
    expect(product.root.querySelector('slot')!.assignedElements()).to.have.length(1);
  });

  it('changes with its handle', async () => {
    const { product } = await openReady(samples.plain.handle);
    product.element.handle = samples.reduced.handle;
    await until(() => product.text('title') === 'Jasmine Pearls', 'the other product');
    expect(product.jsonLd!.name).to.equal('Jasmine Pearls');
  });

  it('puts the page’s own things around the button', async () => {
    const { product } = await openReady(samples.plain.handle, {
      inside: '<p slot="after-purchase">Ships tomorrow</p>',
    });
    expect(
      product.root.querySelector<HTMLSlotElement>('slot[name="after-purchase"]')!.assignedElements()[0]!.textContent,
    ).to.equal('Ships tomorrow');
  });

  it('shows no script of a description', async () => {
    const { product, mock } = await open(samples.plain.handle);
    mock.set('normal');
    await until(() => product.part('description')?.firstElementChild, 'the description');
    expect(product.part('description')!.querySelector('script, style, iframe, form')).to.equal(null);
  });
});

describe('options', () => {
  afterEach(leave);

  it('start with what can be had, and mark what cannot', async () => {
    const { product } = await openReady(shirt);
    expect(product.chosen).to.deep.equal(['Indigo', 'S']);
    expect(product.values).to.deep.equal(['Indigo', 'Flax', 'Moss, not made', 'S', 'M', 'L, not made']);
  });

  it('never jump: a combination that is not made stays chosen and is explained', async () => {
    const { product, root } = await openReady(shirt);
    let heard: VariantSelectedEvent | undefined;
    root.addEventListener('smallshop-variant-selected', (event: VariantSelectedEvent) => (heard = event));
    product.choose('L');
    await product.element.updateComplete;
    expect(product.chosen).to.deep.equal(['Indigo', 'L']);
    expect(product.offer).to.equal('This combination is not made (disabled)');
    expect(product.text('prices')).to.equal('from $78.00');
    expect(heard!.detail.variant).to.equal(null);
  });

  it('distinguish sold out from not made', async () => {
    const { product } = await openReady(shirt);
    product.choose('Flax');
    await product.element.updateComplete;
    expect(product.values.at(-1)).to.equal('L, sold out');
    product.choose('L');
    await product.element.updateComplete;
    expect(product.offer).to.equal('Sold out (disabled)');
  });

  it('change the price to that of the variant', async () => {
    const { product } = await openReady(shirt);
    product.choose('M');
    await product.element.updateComplete;
    expect(product.text('prices')).to.equal('$80.00');
    expect(product.element.variant!.sku).to.equal('LINEN-SHIRT-INDIGO-M');
  });

  it('are radio groups with a name', async () => {
    const { product } = await openReady(shirt);
    const groups = [...product.root.querySelectorAll('fieldset')];
    expect(groups.map((group) => group.querySelector('legend .quiet')!.textContent)).to.deep.equal(['Colour', 'Size']);
    expect(
      groups.map((group) => new Set([...group.querySelectorAll('input')].map(({ name }) => name)).size),
    ).to.deep.equal([1, 1]);
  });

  it('stay out of the address unless the page asks', async () => {
    const before = location.href;
    const { product } = await openReady(shirt);
    product.choose('M');
    expect(location.href).to.equal(before);
  });

  it('are written to the address if the page asks for it, and read from it', async () => {
    const before = location.href;
    const { product } = await openReady(shirt, { attributes: 'variant-in-url' });
    product.choose('M');
    expect(new URL(location.href).searchParams.get('variant')).to.equal('LINEN-SHIRT-INDIGO-M');
    leave();
    const again = await openReady(shirt, { attributes: 'variant-in-url' });
    history.replaceState(null, '', before);
    expect(again.product.chosen).to.deep.equal(['Indigo', 'M']);
  });

  it('keep the choice when the shopper changes the language', async () => {
    const { product, shop } = await openReady(shirt);
    product.choose('M');
    await shop.region.choose({ language: 'zh-CN' });
    await until(() => product.text('title') === '亚麻衬衫', 'Chinese');
    expect(product.chosen).to.deep.equal(['靛蓝', 'M']);
  });
});

describe('adding a product', () => {
  afterEach(leave);

  it('says “Added” before the server has answered', async () => {
    const { product, shop } = await openReady(samples.plain.handle, {
      scenario: { summary: 'Slow', conditions: { latency: 60 } },
    });
    product.press('increase');
    await product.element.updateComplete;
    product.press('add');
    await product.element.updateComplete;
    expect(product.offer).to.equal('Added');
    expect(shop.cart.$pending.get()).to.have.length(1);
    expect(shop.cart.$count.get()).to.equal(2);
    await until(() => shop.cart.$pending.get().length === 0, 'the answer');
  });

  it('adds the chosen variant', async () => {
    const { product, shop } = await openReady(shirt);
    product.choose('M');
    await product.element.updateComplete;
    product.press('add');
    await until(() => shop.cart.$cart.get()?.lines[0]?.sku === samples.withOptions.sku, 'the line');
  });

  it('takes a typed quantity', async () => {
    const { product, shop } = await openReady(samples.plain.handle);
    product.quantityField.value = '7';
    product.quantityField.dispatchEvent(new Event('change'));
    await product.element.updateComplete;
    product.press('add');
    expect(shop.cart.$count.get()).to.equal(7);
  });

  it('shows at the button why it was refused', async () => {
    const { product, mock } = await openReady(samples.plain.handle);
    mock.state.stock.set(samples.plain.sku, 2);
    for (let press = 0; press < 3; press += 1) {
      product.press('increase');
      await product.element.updateComplete;
    }
    product.press('add');
    await until(() => product.text('refusal'), 'the refusal');
    expect(product.text('refusal')).to.equal('Only 2 left; your cart cannot hold more.');
    expect(product.offer).to.equal('Add to cart');
    expect(product.addButton.getAttribute('aria-describedby')).to.equal('refusal');
  });

  it('does nothing if the page prevents the event', async () => {
    const { product, root, shop } = await openReady(samples.plain.handle);
    root.addEventListener('smallshop-cart-add', (event) => event.preventDefault());
    product.press('add');
    await product.element.updateComplete;
    expect(product.offer).to.equal('Add to cart');
    expect(shop.cart.$cart.get()).to.equal(null);
  });
});

describe('pictures', () => {
  afterEach(leave);

  it('can be stepped through, and say which one is shown', async () => {
    const { product } = await openReady(shirt);
    const strip = product.part('strip')!;
    expect(strip.ariaLabel).to.match(/^Picture 1 of \d+$/);
    product.press('next');
    await product.element.updateComplete;
    expect(strip.ariaLabel).to.match(/^Picture 2 of \d+$/);
    expect(product.root.querySelector('.thumbnail[aria-current="true"]')!.ariaLabel).to.equal(strip.ariaLabel);
  });

  it('can be scrolled by keyboard', async () => {
    const { product } = await openReady(shirt);
    expect(product.part('strip')!.tabIndex).to.equal(0);
  });
});

describe('what search engines read', () => {
  afterEach(leave);

  it('names the market’s price and currency', async () => {
    const { product } = await openReady(samples.plain.handle, { country: 'JP' });
    const { offers } = (await until(() => product.jsonLd, 'the data'))!;
    expect(offers.priceCurrency).to.equal('JPY');
    expect(offers.price).to.match(/^\d+$/);
  });

  it('names the range of a product with options, once', async () => {
    const { product } = await openReady(shirt);
    expect(product.jsonLd!.offers['@type']).to.equal('AggregateOffer');
    expect(product.element.querySelectorAll('script')).to.have.length(1);
  });
});

describe('a product that does not come', () => {
  afterEach(leave);

  it('is said not to exist', async () => {
    const { product } = await open('no-such-thing');
    await until(() => product.text('message'), 'a message');
    expect(product.text('message')).to.contain('This product is not here');
    expect(product.part('retry')).to.equal(null);
  });

  it('can be asked for again', async () => {
    const { product, mock } = await open(samples.plain.handle, {
      scenario: {
        summary: 'Refuses',
        before: (operation) => (operation === 'catalog.getProduct' ? refuse('not_found') : undefined),
      },
    });
    await until(() => product.part('retry'), 'the retry button');
    mock.set('normal');
    product.press('retry');
    await until(() => product.text('title') === 'Dragon Well', 'the product');
  });

  it('comes when the network is back', async () => {
    const { product, mock } = await open(samples.plain.handle, { scenario: 'offline' });
    await until(() => product.text('message').includes('You are offline'), 'the message');
    mock.set('normal');
    window.dispatchEvent(new Event('online'));
    await until(() => product.text('title') === 'Dragon Well', 'the product');
  });
});
