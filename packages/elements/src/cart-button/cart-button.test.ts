import { expect } from '@esm-bundle/chai';
import { samples } from '@smallshop/mocks';
import { leave, openPage, until, type PageOptions } from '../test-support/page.ts';
import '../cart/define.ts';
import { CartButtonHarness } from './cart-button.harness.ts';
import './define.ts';

const tea = { sku: samples.plain.sku, quantity: 1 };

async function open(markup = '<smallshop-cart-button></smallshop-cart-button>', options: PageOptions = {}) {
  const page = await openPage(markup, options);
  const button = new CartButtonHarness(page.root.querySelector('smallshop-cart-button')!);
  await button.element.updateComplete;
  return { ...page, button };
}

describe('cart button', () => {
  afterEach(leave);

  it('says what is in the cart, in sight and in words', async () => {
    const { button } = await open(undefined, { lines: [{ ...tea, quantity: 3 }] });
    expect(button.count).to.equal('3');
    expect(button.name).to.equal('Cart, 3 items');
  });

  it('shows no number for an empty cart', async () => {
    const { button } = await open();
    expect(button.count).to.equal('');
    expect(button.name).to.equal('Cart');
  });

  it('counts on at once when something is added', async () => {
    const { button, shop, mock } = await open(undefined, { lines: [tea] });
    mock.state.conditions.latency = 60;
    const mutation = shop.cart.add(tea);
    await button.element.updateComplete;
    expect(button.count).to.equal('2');
    await shop.cart.settled(mutation);
  });

  it('keeps its place on the page before and after there is a number', async () => {
    const { button, add } = await open();
    const before = button.element.getBoundingClientRect().toJSON();
    await add(tea.sku);
    await until(() => button.count, 'the number');
    expect(button.element.getBoundingClientRect().toJSON()).to.deep.equal(before);
  });

  it('opens the cart, and gets focus back from it', async () => {
    const { button, root } = await open(
      '<smallshop-cart-button href="/cart"></smallshop-cart-button><smallshop-cart></smallshop-cart>',
      { lines: [tea] },
    );
    const cart = root.querySelector('smallshop-cart')!;
    button.control.focus();
    expect(button.press()).to.equal(false);
    await cart.updateComplete;
    expect(cart.open).to.equal(true);
    cart.close();
    await until(() => document.activeElement === button.element, 'focus on the button');
  });

  it('is an ordinary link where there is no cart on the page', async () => {
    const { button, root } = await open('<smallshop-cart-button href="#cart"></smallshop-cart-button>');
    let followed: boolean | undefined;
    root.addEventListener('click', (event) => {
      followed = !event.defaultPrevented;
      event.preventDefault();
    });
    button.press();
    expect(followed).to.equal(true);
    expect(button.control.localName).to.equal('a');
  });

  it('leaves a new tab to the browser', async () => {
    const { button, heard, root } = await open(
      '<smallshop-cart-button href="#cart"></smallshop-cart-button><smallshop-cart></smallshop-cart>',
    );
    root.addEventListener('click', (event) => event.preventDefault());
    button.press({ ctrlKey: true });
    expect(heard).to.deep.equal([]);
    expect(root.querySelector('smallshop-cart')!.open).to.equal(false);
  });

  it('lets the page show the cart its own way', async () => {
    const { button, root } = await open(
      '<smallshop-cart-button href="#cart"></smallshop-cart-button><smallshop-cart></smallshop-cart>',
    );
    root.addEventListener('smallshop-cart-open', (event) => event.preventDefault());
    expect(button.press()).to.equal(false);
    expect(root.querySelector('smallshop-cart')!.open).to.equal(false);
  });

  it('moves only when the number grows before the shopper’s eyes', async () => {
    const { button, add } = await open(undefined, { lines: [tea] });
    const moves = () => button.element.shadowRoot!.querySelector('.count')!.getAnimations().length;
    expect(moves()).to.equal(0);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    await add(tea.sku);
    await until(() => button.count === '2', 'the number');
    expect(moves()).to.equal(1);
  });

  it('does not run out of room at a hundred', async () => {
    const { button, shop } = await open(undefined, { lines: [tea] });
    shop.cart.setQuantity(shop.cart.$cart.get()!.lines[0]!.id, 120);
    await button.element.updateComplete;
    expect(button.count).to.equal('99+');
    expect(button.name).to.equal('Cart, 120 items');
  });

  it('has a name before any store is there', async () => {
    document.body.innerHTML = '<smallshop-cart-button></smallshop-cart-button>';
    const button = new CartButtonHarness(document.querySelector('smallshop-cart-button')!);
    await button.element.updateComplete;
    expect(button.name).to.equal('Cart');
  });

  it('says it in the shopper’s language', async () => {
    const { button } = await open(undefined, { lines: [{ ...tea, quantity: 2 }], language: 'zh-CN' });
    await until(() => button.name === '购物车，2 件商品', 'Chinese');
  });
});
