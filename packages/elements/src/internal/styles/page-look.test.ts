import { expect } from '@esm-bundle/chai';
import { samples } from '@smallshop/mocks';
import '../../cart/define.ts';
import '../../product-grid/define.ts';
import '../../product/define.ts';
import { openCheckout } from '../../checkout/checkout.fixture.ts';
import { openOrder } from '../../order/order.fixture.ts';
import { axeFindings, leave, openPage, until } from '../../test-support/page.ts';

const lines = [
  { sku: samples.plain.sku, quantity: 1 },
  { sku: samples.lowStock.sku, quantity: 2 },
];
const looks = {
  'a dark page': { background: '#111', text: '#eee' },
  'a page with grey text': { background: '#fff', text: '#444' },
};

async function open(markup: string, part: string, options: Parameters<typeof openPage>[1] = {}) {
  const page = await openPage(markup, { country: 'US', ...options });
  const element = page.root.lastElementChild as HTMLElement;
  const find = (selector: string) => element.shadowRoot!.querySelector<HTMLElement>(selector);
  await until(() => find(part), part);
  return { ...page, element, find };
}

for (const [name, colors] of Object.entries(looks)) {
  describe(`on ${name} without a color-scheme, axe finds nothing in`, () => {
    afterEach(leave);

    it('the product grid', async () => {
      const { root } = await open(
        '<smallshop-product-grid heading-level="2" page-size="24"></smallshop-product-grid>',
        '[part~=card]',
        { colors },
      );
      expect(await axeFindings(root)).to.deep.equal([]);
    });

    for (const { handle } of [samples.withOptions, samples.soldOut]) {
      it(`the product ${handle}`, async () => {
        const { root } = await open(
          `<smallshop-product handle="${handle}" heading-level="1"></smallshop-product>`,
          '[part~=title]',
          { colors },
        );
        expect(await axeFindings(root)).to.deep.equal([]);
      });
    }

    it('the cart in line with the page', async () => {
      const { root } = await open('<smallshop-cart layout="inline"></smallshop-cart>', '[part~=line]', {
        colors,
        lines,
      });
      expect(await axeFindings(root)).to.deep.equal([]);
    });

    it('the open drawer', async () => {
      const { root, find } = await open('<smallshop-cart open></smallshop-cart>', '[part~=line]', { colors, lines });
      await Promise.all(
        find('dialog')!
          .getAnimations({ subtree: true })
          .map((animation) => animation.finish()),
      );
      expect(await axeFindings(root)).to.deep.equal([]);
    });

    it('the checkout, with every error on it', async () => {
      const { checkout, formed, root } = await openCheckout({ colors });
      await formed();
      expect(await axeFindings(root)).to.deep.equal([]);
      checkout.pay();
      await until(() => checkout.errors.length > 0, 'the errors');
      expect(await axeFindings(root)).to.deep.equal([]);
    });

    for (const kind of ['card', 'bank_transfer'] as const) {
      it(`the order paid by ${kind}`, async () => {
        const { root } = await openOrder(kind, { colors });
        expect(await axeFindings(root)).to.deep.equal([]);
      });
    }
  });
}

describe('an element', () => {
  afterEach(leave);

  it('has the text colour of the page in its flow, and its own in the drawer', async () => {
    const colors = looks['a dark page'];
    const { element } = await open('<smallshop-product-grid></smallshop-product-grid>', '[part~=card]', { colors });
    expect(getComputedStyle(element).color).to.equal('rgb(238, 238, 238)');
    leave();
    const { find } = await open('<smallshop-cart open></smallshop-cart>', '[part~=line]', { colors, lines });
    expect(getComputedStyle(find('dialog')!).color).to.equal('rgb(27, 26, 24)');
    expect(getComputedStyle(find('dialog')!).backgroundColor).to.equal('rgb(255, 255, 255)');
  });

  it('has an accent that contrasts with the page and with its own text', async () => {
    const { find } = await open(
      `<smallshop-product handle="${samples.plain.handle}"></smallshop-product>`,
      '.primary',
      { colors: looks['a dark page'] },
    );
    const { color, backgroundColor } = getComputedStyle(find('.primary')!);
    expect(lightness(backgroundColor)).to.be.greaterThan(0.9);
    expect(lightness(color)).to.be.lessThan(0.3);
  });

  it('marks the chosen picture and swatch in the text colour', async () => {
    const { find } = await open(
      `<smallshop-product handle="${samples.withOptions.handle}"></smallshop-product>`,
      '.with-swatch:has(:checked)',
      { colors: looks['a dark page'] },
    );
    expect(getComputedStyle(find('.with-swatch:has(:checked)')!).borderBlockStartColor).to.equal('rgb(238, 238, 238)');
    expect(
      getComputedStyle(find('button[aria-current]:not([aria-current=false]), button[aria-pressed=true]')!)
        .borderBlockStartColor,
    ).to.equal('rgb(238, 238, 238)');
  });
});

/** Of a computed `oklch()`. */
function lightness(color: string): number {
  return Number(/^oklch\(([\d.]+)/.exec(color)?.[1]);
}

describe('on a page with html { font-size: 62.5% }', () => {
  const html = document.documentElement.style;
  before(() => {
    html.fontSize = '62.5%';
    document.body.style.fontSize = '1.6rem';
  });
  after(() => {
    html.fontSize = '';
    document.body.style.fontSize = '';
  });
  afterEach(leave);

  const size = (element: Element) => getComputedStyle(element).fontSize;

  it('text in the flow has the size of the page’s text', async () => {
    const { element, find } = await open('<smallshop-cart layout="inline"></smallshop-cart>', '[part~=line]', {
      lines,
    });
    expect(size(element)).to.equal('16px');
    expect(size(find('h2')!)).to.equal('20px');
    expect(size(find('.checkout')!)).to.equal('16px');
    expect(size(find('h2 .quiet')!)).to.equal('14px');
  });

  it('text in the drawer is not smaller, and buttons are as large as ever', async () => {
    const { find } = await open('<smallshop-cart open></smallshop-cart>', '[part~=line]', { lines });
    expect(size(find('dialog')!)).to.equal('16px');
    expect(size(find('h2')!)).to.equal('20px');
    expect(size(find('.checkout')!)).to.equal('16px');
    expect(getComputedStyle(find('.close')!).inlineSize).to.equal('44px');
  });

  it('the drawer of a cart in small text has its own size', async () => {
    document.body.style.fontSize = '1.2rem';
    const { element, find } = await open('<smallshop-cart open></smallshop-cart>', '[part~=line]', { lines });
    expect(size(element)).to.equal('12px');
    expect(size(find('dialog')!)).to.equal('16px');
    expect(size(find('h2 .quiet')!)).to.equal('14px');
  });
});
