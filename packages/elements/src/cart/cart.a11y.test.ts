import { expect } from '@esm-bundle/chai';
import { createMockShop, samples } from '@smallshop/mocks';
import { render } from 'lit';
import './define.ts';
import { loadError } from './drawer/shell-states.ts';
import { shellStrings } from './drawer/shell.strings.ts';
import {
  axeFindings,
  headingLevels,
  leave,
  openPage,
  skippedLevels,
  until,
  type PageOptions,
} from '../test-support/page.ts';
import { CartHarness } from './cart.harness.ts';

const lines = [
  { sku: samples.plain.sku, quantity: 1 },
  { sku: samples.lowStock.sku, quantity: 2 },
];

async function open(attributes: string, options: PageOptions = {}) {
  const page = await openPage(`<smallshop-cart ${attributes}></smallshop-cart>`, options);
  const cart = new CartHarness(page.root.querySelector('smallshop-cart')!);
  await until(() => cart.text('h2'), 'the cart');
  return { ...page, cart };
}

describe('axe finds nothing in the cart', () => {
  afterEach(leave);

  it('in line with the page', async () => {
    const { cart } = await open('layout="inline" product-href="/p/{handle}"', { lines });
    await until(() => cart.codeField, 'the lines');
    expect(await axeFindings(cart.element)).to.deep.equal([]);
  });

  it('as an open drawer', async () => {
    const { cart } = await open('open', { lines });
    await until(() => cart.dialog!.open && cart.codeField, 'the lines in the drawer');
    await Promise.all(cart.dialog!.getAnimations({ subtree: true }).map((animation) => animation.finish()));
    expect(await axeFindings(cart.element)).to.deep.equal([]);
  });

  it('as an open drawer, which has a name, headings in order, and no landmarks of a page', async () => {
    const { cart } = await open('open', { lines });
    await until(() => cart.dialog!.open && cart.codeField, 'the lines in the drawer');
    const dialog = cart.dialog!;
    expect(cart.element.shadowRoot!.getElementById(dialog.getAttribute('aria-labelledby')!)?.textContent).to.contain(
      'Your cart',
    );
    // A header or footer is the page's banner or contentinfo unless it is in a section or article:
    // https://www.w3.org/TR/html-aam-1.0/#el-header
    expect(dialog.querySelectorAll('header, footer, main, nav, aside')).to.have.length(0);
    expect(headingLevels(dialog)[0]).to.equal(2);
    expect(skippedLevels(headingLevels(dialog))).to.deep.equal([]);
  });

  it('whose contents cannot be loaded', async () => {
    const { cart } = await open('layout="inline"', { lines });
    render(
      loadError(
        (key) => shellStrings[key] as string,
        () => {},
      ),
      cart.element.shadowRoot!.querySelector<HTMLElement>('section')!,
    );
    expect(await axeFindings(cart.element)).to.deep.equal([]);
  });

  it('as a closed drawer', async () => {
    const { cart } = await open('', { lines });
    expect(await axeFindings(cart.element)).to.deep.equal([]);
  });

  it('while it is empty', async () => {
    const { cart } = await open('layout="inline" continue-href="/"');
    expect(await axeFindings(cart.element)).to.deep.equal([]);
  });

  it('after a removal, a refusal and a wrong code', async () => {
    const { cart, mock, shop } = await open('layout="inline"', { lines });
    await until(() => cart.lines.length === 2, 'the lines');
    await until(() => cart.codeField, 'codes and note');
    cart.applyCode('NOPE');
    await until(() => cart.text('#code-error'), 'the reason');
    mock.state.stock.set(samples.lowStock.sku, 1);
    cart.lines[1]!.increase();
    await until(() => shop.cart.$error.get(), 'the refusal');
    await cart.element.updateComplete;
    expect(await axeFindings(cart.element)).to.deep.equal([]);
    cart.lines[0]!.remove();
    await cart.element.updateComplete;
    expect(await axeFindings(cart.element)).to.deep.equal([]);
  });

  it('with promotions that need no code', async () => {
    const mock = createMockShop();
    mock.state.promotions.set('spring', {
      id: 'spring',
      kind: 'percentage',
      code: null,
      titles: { en: 'Spring' },
      basisPoints: 500,
      combinable: true,
      used: 0,
    });
    const { cart } = await open('layout="inline"', { lines, mock });
    await until(() => cart.text('[part=promotion]'), 'the promotion');
    expect(await axeFindings(cart.element)).to.deep.equal([]);
  });

  it('from right to left', async () => {
    const { cart } = await open('layout="inline"', { lines, language: 'ar' });
    await until(() => cart.element.dir === 'rtl', 'Arabic');
    expect(await axeFindings(cart.element)).to.deep.equal([]);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`in ${scheme} colours`, async () => {
      const { cart } = await open('layout="inline"', { lines, scheme });
      expect(await axeFindings(cart.element)).to.deep.equal([]);
    });
  }
});
