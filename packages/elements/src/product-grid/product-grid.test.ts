import { expect } from '@esm-bundle/chai';
import { productSortSchema } from '@smallshop/contract';
import { refuse, samples } from '@smallshop/mocks';
import './define.ts';
import { leave, openPage, until, type PageOptions } from '../test-support/page.ts';
import type { ProductSelectEvent } from '../events/product-events.ts';
import { ProductGridHarness } from './product-grid.harness.ts';

async function open(attributes = '', options: PageOptions & { inside?: string } = {}) {
  const page = await openPage(
    `<smallshop-product-grid ${attributes}>${options.inside ?? ''}</smallshop-product-grid>`,
    { country: 'US', ...options },
  );
  return { ...page, grid: new ProductGridHarness(page.root.querySelector('smallshop-product-grid')!) };
}

/** A page whose products have come. */
async function openReady(attributes = '', options: PageOptions & { inside?: string } = {}) {
  const page = await open(attributes, options);
  await until(() => page.grid.cards.length, 'the cards');
  return page;
}

describe('product grid', () => {
  afterEach(leave);

  it('shows the products of a collection, in the shop’s own order', async () => {
    const { grid } = await openReady('collection="tea" page-size="3"');
    expect(grid.titles).to.deep.equal(['Dragon Well', 'Jasmine Pearls', 'White Peony']);
  });

  it('finds what is searched for', async () => {
    const { grid } = await openReady('search="dragon"');
    expect(grid.titles).to.deep.equal(['Dragon Well']);
  });

  it('sorts by price', async () => {
    const { grid } = await openReady('collection="tea" sort="price_asc" page-size="1"');
    expect(grid.titles).to.deep.equal(['Roasted Barley']);
  });

  it('knows every order of the API', async () => {
    for (const sort of productSortSchema.options) {
      const { grid } = await openReady(`sort="${sort}" page-size="1"`);
      expect(grid.titles, sort).to.have.length(1);
      leave();
    }
  });

  it('holds the place of its cards until they come', async () => {
    const { grid } = await open('page-size="4"', { scenario: 'slow' });
    await until(() => grid.isLoading, 'the skeleton');
    expect(grid.root.querySelectorAll('.skeleton.media')).to.have.length(4);
    expect(grid.status).to.equal('Products are loading');
  });

  it('shows no placeholders before it has waited for its products', async () => {
    const { setTimeout: begin } = window;
    const waits: (() => void)[] = [];
    // The test decides when the time has passed: on a busy machine it would be over before a look.
    window.setTimeout = ((task: () => void, delay?: number) =>
      delay === 300 ? waits.push(task) : begin(task, delay)) as typeof setTimeout;
    try {
      const { grid } = await open('page-size="4"', { scenario: 'slow' });
      await until(() => waits.length > 0 && grid.element.hasUpdated, 'the first update');
      await grid.element.updateComplete;
      expect(grid.isLoading).to.equal(false);
      waits.forEach((task) => task());
      await until(() => grid.isLoading, 'the placeholders');
    } finally {
      window.setTimeout = begin;
    }
  });

  it('has a card’s second picture once a pointer that can hover has come', async () => {
    const { grid } = await openReady('page-size="2"');
    const pictures = () => grid.root.querySelectorAll('li:first-child picture').length;
    const list = grid.root.querySelector('ul')!;
    const point = async (pointerType: string) => {
      list.dispatchEvent(new PointerEvent('pointerover', { pointerType }));
      await grid.element.updateComplete;
    };
    expect(pictures()).to.equal(1);
    await point('touch');
    expect(pictures()).to.equal(1);
    await point('mouse');
    expect(pictures()).to.equal(2);
  });

  it('keeps the page’s own links on screen until the products are here', async () => {
    const { grid } = await open('', { scenario: 'slow', inside: '<a href="/tea">All tea</a>' });
    await until(() => grid.isLoading, 'the loading state');
    expect(
      grid.root
        .querySelector('slot')!
        .assignedElements()
        .map(({ textContent }) => textContent),
    ).to.deep.equal(['All tea']);
  });

  it('links each title to its product', async () => {
    const { grid } = await openReady('collection="tea" product-href="/shop/{handle}/"');
    expect(grid.card('Dragon Well').link.getAttribute('href')).to.equal('/shop/dragon-well/');
  });

  it('lets the page show a product its own way', async () => {
    const { grid, root } = await openReady('collection="tea"');
    let chosen = '';
    root.addEventListener('smallshop-product-select', (event: ProductSelectEvent) => {
      chosen = event.detail.product.handle;
      event.preventDefault();
    });
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    grid.card('Dragon Well').link.dispatchEvent(click);
    expect(chosen).to.equal('dragon-well');
    expect(click.defaultPrevented).to.equal(true);
  });

  it('shows reduced prices, low stock, sold-out products, and the lowest price of a range', async () => {
    const { grid } = await openReady('page-size="50"');
    expect(grid.card('Jasmine Pearls').badge).to.equal('20% off');
    expect(grid.card('Jasmine Pearls').prices).to.equal('Price $16.00 Regular price $20.00');
    expect(grid.card('Celadon Cup').badge).to.equal('Only 3 left');
    expect(grid.card('Moon Jar').badge).to.equal('Sold out');
    expect(grid.card('Moon Jar').addButton).to.equal(null);
    expect(grid.card('Linen Shirt').prices).to.equal('from $78.00');
  });

  it('sends who has a choice to make to the product', async () => {
    const { grid } = await openReady('collection="clothing"');
    const { addButton, chooseLink } = grid.card('Linen Shirt');
    expect(addButton).to.equal(null);
    expect(chooseLink!.getAttribute('href')).to.equal('/products/linen-shirt');
    expect(chooseLink!.getAttribute('aria-label')).to.equal('Choose options for Linen Shirt');
  });

  it('puts the product of the page itself aside', async () => {
    const { grid } = await openReady('collection="tea" exclude="jasmine-pearls" page-size="2" hide-more');
    expect(grid.titles).to.deep.equal(['Dragon Well', 'White Peony']);
    expect(grid.moreButton).to.equal(null);
  });
});

describe('adding from the grid', () => {
  afterEach(leave);

  it('says so before the server has answered, and the cart has it', async () => {
    const { grid, shop } = await openReady('collection="tea"', {
      scenario: { summary: 'Slow', conditions: { latency: 300 } },
    });
    const card = grid.card('Dragon Well');
    card.addButton!.click();
    await grid.element.updateComplete;
    expect(card.addButton!.getAttribute('aria-label')).to.equal('Dragon Well was added');
    expect(shop.cart.$pending.get()).to.have.length(1);
    expect(shop.cart.$count.get()).to.equal(1);
    await until(
      () =>
        shop.cart.$cart
          .get()
          ?.lines.map(({ title }) => title)
          .join() === 'Dragon Well',
      'the line',
    );
    expect(shop.cart.$pending.get(), 'drawn before the server has answered').to.have.length(1);
    await until(() => shop.cart.$pending.get().length === 0, 'the answer');
  });

  it('takes it back and says why when the shop refuses', async () => {
    const { grid, mock } = await openReady('collection="tea"');
    mock.state.stock.set(samples.plain.sku, 0);
    grid.card('Dragon Well').addButton!.click();
    await until(() => grid.card('Dragon Well').refusal, 'the refusal');
    expect(grid.card('Dragon Well').refusal).to.equal('Sold out a moment ago.');
    expect(grid.card('Dragon Well').addButton!.getAttribute('aria-label')).to.equal('Add Dragon Well to cart');
  });

  it('does nothing if the page prevents the event', async () => {
    const { grid, root, shop } = await openReady('collection="tea"');
    root.addEventListener('smallshop-cart-add', (event) => event.preventDefault());
    grid.card('Dragon Well').addButton!.click();
    await grid.element.updateComplete;
    expect(shop.cart.$cart.get()).to.equal(null);
    expect(grid.card('Dragon Well').addButton!.getAttribute('aria-label')).to.equal('Add Dragon Well to cart');
  });
});

describe('a product that is added', () => {
  afterEach(leave);

  /** Counts the prices that are written while `work` runs: every card that renders writes one. */
  async function pricesWritten(work: () => Promise<void>): Promise<number> {
    const { padStart } = String.prototype;
    let count = 0;
    // An amount with two decimals is padded to three digits.
    String.prototype.padStart = function (...[length, filler]) {
      if (length === 3) count += 1;
      return padStart.call(this, length, filler);
    };
    await work();
    String.prototype.padStart = padStart;
    return count;
  }

  for (const pageSize of [2, 8]) {
    it(`renders one card of ${pageSize}`, async () => {
      const { grid, shop } = await openReady(`collection="tea" page-size="${pageSize}"`);
      await until(() => grid.status, 'the code beside the cards');
      const { length } = grid.cards;
      const written = await pricesWritten(async () => {
        const card = grid.card('Dragon Well');
        card.addButton!.click();
        await grid.element.updateComplete;
        expect(card.addButton!.getAttribute('aria-label')).to.equal('Dragon Well was added');
        await until(() => shop.cart.$cart.get()?.id && shop.cart.$pending.get().length === 0, 'the answer');
        await grid.element.updateComplete;
      });
      expect(written, `of ${length} cards`).to.equal(1);
    });
  }
});

describe('more products', () => {
  afterEach(leave);

  /** A page whose button for more has come, a moment after the cards. */
  async function openWithMore(attributes: string) {
    const page = await openReady(attributes);
    await until(() => page.grid.moreButton, 'the button');
    return page;
  }

  it('come at the press of a button, with the focus on the first of them', async () => {
    const { grid } = await openWithMore('collection="tea" page-size="5"');
    grid.moreButton!.focus();
    grid.moreButton!.click();
    await until(() => grid.cards.length === 10, 'ten cards');
    await grid.element.updateComplete;
    expect(grid.root.activeElement).to.equal(grid.cards[5]!.link);
    expect(grid.status).to.equal('10 products shown');
  });

  it('are no longer offered when all are shown', async () => {
    const { grid } = await openWithMore('collection="tea" page-size="10"');
    grid.moreButton!.click();
    await until(() => grid.cards.length === 12, 'all teas');
    await grid.element.updateComplete;
    expect(grid.moreButton).to.equal(null);
  });

  it('can be asked for again when they did not load', async () => {
    const { grid, mock } = await openWithMore('collection="tea" page-size="5"');
    mock.set({
      summary: 'Refuses',
      before: (operation) => (operation === 'catalog.listProducts' ? refuse('not_found') : undefined),
    });
    grid.moreButton!.click();
    await until(() => grid.retryButton, 'the retry button');
    expect(grid.cards).to.have.length(5);
    mock.set('normal');
    grid.retryButton!.click();
    await until(() => grid.cards.length === 10, 'ten cards');
  });
});

describe('a grid without products', () => {
  afterEach(leave);

  it('says that there are none', async () => {
    const { grid } = await open('', { scenario: 'empty' });
    await until(() => grid.message, 'a message');
    expect(grid.message).to.contain('Nothing here yet');
  });

  it('says what was searched for in vain', async () => {
    const { grid } = await open('search="bicycle"');
    await until(() => grid.message, 'a message');
    expect(grid.message).to.contain('“bicycle”');
  });

  it('shows the page’s own words in their place', async () => {
    const { grid } = await open('', { scenario: 'empty', inside: '<p slot="empty">Back in spring.</p>' });
    await until(() => grid.message, 'a message');
    expect(grid.root.querySelector<HTMLSlotElement>('slot[name="empty"]')!.assignedElements()[0]!.textContent).to.equal(
      'Back in spring.',
    );
  });

  it('tries again when the server failed', async () => {
    const { grid, mock } = await open('collection="tea"', {
      scenario: {
        summary: 'Refuses',
        before: (operation) => (operation === 'catalog.listProducts' ? refuse('not_found') : undefined),
      },
    });
    await until(
      () => grid.retryButton && grid.message.includes('The products did not load'),
      'the retry button and its words',
    );
    mock.set('normal');
    grid.retryButton!.click();
    await until(() => grid.cards.length, 'the cards');
  });

  it('comes back without a click when the network does', async () => {
    const { grid, mock } = await open('collection="tea"', { scenario: 'offline' });
    await until(() => grid.message, 'a message');
    expect(grid.message).to.contain('You are offline');
    mock.set('normal');
    window.dispatchEvent(new Event('online'));
    await until(() => grid.cards.length, 'the cards');
  });

  it('warns of a sort order that does not exist, and shows nothing', async () => {
    const warned: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warned.push(text);
    const { grid } = await open('sort="cheapest"');
    await until(() => warned.length, 'the warning');
    console.warn = warn;
    expect(warned.join()).to.contain('sort="cheapest"').and.contain('price_asc');
    expect(grid.cards).to.have.length(0);
  });
});

describe('the page’s own card', () => {
  afterEach(leave);

  const template = `<template><a class="mine" data-smallshop-attr="href:url; title:summary">
    <b data-smallshop-text="title"></b>
    <i data-smallshop-text="price"></i><s data-smallshop-show="compareAtPrice" data-smallshop-text="compareAtPrice"></s>
    <button data-smallshop-attr="data-smallshop-add:variant.sku" data-smallshop-show="variant.sku">Buy</button>
  </a></template>`;

  it('is filled by dot paths and is in reach of the page’s styles', async () => {
    const { grid, root } = await openReady('collection="tea" page-size="2"', { inside: template });
    const [first, second] = root.querySelectorAll<HTMLAnchorElement>('.mine');
    expect(first!.getAttribute('href')).to.equal('/products/dragon-well');
    expect(first!.querySelector('b')!.textContent).to.equal('Dragon Well');
    expect(first!.querySelector('i')!.textContent).to.equal('$18.00');
    expect(first!.querySelector('s')!.hidden).to.equal(true);
    expect(second!.querySelector('s')!.hidden).to.equal(false);
    expect(grid.root.querySelectorAll('li slot')).to.have.length(2);
  });

  it('adds to the cart by a plain button', async () => {
    const { root, shop } = await openReady('collection="tea" page-size="1"', { inside: template });
    root.querySelector<HTMLButtonElement>('.mine button')!.click();
    await until(() => shop.cart.$cart.get()?.lines[0]?.title === 'Dragon Well', 'the line');
  });

  it('cannot bring code in by an attribute', async () => {
    const { root } = await openReady('collection="tea" page-size="1"', {
      inside: '<template><b class="mine" data-smallshop-attr="onclick:title; style:title; title:title"></b></template>',
    });
    const card = root.querySelector('.mine')!;
    expect(card.getAttributeNames().sort()).to.deep.equal(['class', 'data-smallshop-attr', 'title']);
  });
});

describe('the grid in another market', () => {
  afterEach(leave);

  it('shows new prices after a change of region', async () => {
    const { grid, shop } = await openReady('collection="tea" page-size="1"');
    expect(grid.cards[0]!.prices).to.equal('$18.00');
    await shop.region.choose({ country: 'JP' });
    await until(() => grid.cards[0]!.prices.includes('¥'), 'yen');
  });

  it('speaks the shopper’s language and runs its direction', async () => {
    const { grid } = await open('collection="tea" page-size="1"', { language: 'ar' });
    await until(() => grid.cards.length, 'the cards');
    expect(grid.element.dir).to.equal('rtl');
    expect(grid.root.querySelector('ul')!.getAttribute('aria-label')).to.equal('المنتجات');
  });
});
