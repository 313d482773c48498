import { expect } from '@esm-bundle/chai';
import type { Promotion } from '@smallshop/contract';
import { createMockShop, samples } from '@smallshop/mocks';
import { CartAddEvent } from '../events/cart-events.ts';
import './define.ts';
import { leave, openPage, until, type PageOptions } from '../test-support/page.ts';
import { CartHarness } from './cart.harness.ts';

const tea = { sku: samples.plain.sku, quantity: 1 };
const pearls = { sku: samples.reduced.sku, quantity: 2 };
const cups = { sku: samples.lowStock.sku, quantity: 1 };

/** A shop with ten percent off everything under its own terms. */
function mockWith(terms: Partial<Promotion>) {
  const mock = createMockShop();
  mock.state.promotions.set('mine', {
    id: 'mine',
    kind: 'percentage',
    code: null,
    titles: {},
    basisPoints: 1000,
    combinable: true,
    used: 0,
    ...terms,
  });
  return mock;
}

async function open(options: PageOptions = {}, attributes = 'layout="inline"') {
  const page = await openPage(`<smallshop-cart ${attributes}></smallshop-cart>`, options);
  const element = page.root.querySelector('smallshop-cart')!;
  const cart = new CartHarness(element);
  await until(() => cart.lines.length === page.shop.cart.$cart.get()?.lines.length || cart.text('.empty'), 'the cart');
  await until(() => cart.lines.length === 0 || cart.codeField, 'codes and note');
  const idle = () =>
    until(() => page.shop.cart.$pending.get().length === 0 && page.shop.cart.$status.get() === 'idle', 'the server');
  const done = () => idle().then(() => element.updateComplete);
  return { ...page, element, cart, done };
}

describe('cart', () => {
  afterEach(leave);

  it('lists what is in it, with sums in the shopper’s money', async () => {
    const { cart } = await open({ lines: [tea, pearls] });
    expect(cart.lines.map(({ title, quantity, total }) => [title, quantity, total])).to.deep.equal([
      ['Dragon Well', 1, '€16.20'],
      ['Jasmine Pearls', 2, '€28.80'],
    ]);
    expect(cart.text('[part=price]')).to.equal('€14.40 each');
    expect(cart.totals).to.deep.equal(['Tax included €7.19', 'Total €45.00']);
    expect(cart.text('h2')).to.equal('Your cart 3 items');
  });

  it('says that a line ships later, and lets it be bought', async () => {
    const mock = createMockShop();
    mock.state.stock.set(tea.sku, 0);
    mock.state.sellWhenOut.add(tea.sku);
    const { cart } = await open({ lines: [tea], mock });
    await until(() => cart.text('[part=message]') === 'Not all in stock: sent as soon as it arrives.', 'the note');
    expect(cart.element.shadowRoot!.querySelector('[part~=refused]')).to.equal(null);
    expect(cart.element.shadowRoot!.querySelector('[part~=checkout]')!.hasAttribute('disabled')).to.equal(false);
  });

  it('says on which day a pre-order is sent', async () => {
    const mock = createMockShop();
    mock.state.stock.set(tea.sku, 0);
    mock.state.preorders.set(tea.sku, { shipsOn: '2099-01-15' });
    const { cart } = await open({ lines: [tea], mock });
    await until(() => cart.text('[part=message]') === 'Pre-order: sent on Jan 15, 2099.', 'the note');
    expect(cart.element.shadowRoot!.querySelector('[part~=refused]')).to.equal(null);
  });

  it('mentions shipping only if something is shipped', async () => {
    const mock = createMockShop();
    mock.state.withoutShipping.add(tea.sku);
    const { cart, shop, done } = await open({ lines: [tea], mock });
    const words = () => cart.element.shadowRoot!.textContent!;
    expect(words()).not.to.match(/shipping|shipped/i);
    shop.cart.add(pearls);
    await done();
    await until(() => cart.text('[part=shipping-estimate]').startsWith('Shipping from €4.50'), 'the estimate');
  });

  it('says that it is empty and leads on', async () => {
    const { cart } = await open({}, 'layout="inline" continue-href="/tea"');
    expect(cart.text('.lead')).to.equal('Your cart is empty');
    expect(cart.element.shadowRoot!.querySelector<HTMLAnchorElement>('[part=continue]')!.pathname).to.equal('/tea');
  });

  it('links titles to the page’s own product pages', async () => {
    const { cart } = await open({ lines: [tea] }, 'layout="inline" product-href="/p/{handle}?from=cart"');
    expect(cart.lines[0]!.element.querySelector<HTMLAnchorElement>('a.title')!.getAttribute('href')).to.equal(
      '/p/dragon-well?from=cart',
    );
  });

  it('shows another quantity at once, before the server has answered', async () => {
    const { cart, element, mock, done } = await open({ lines: [tea] });
    mock.state.conditions.latency = 60;
    cart.lines[0]!.increase();
    await element.updateComplete;
    expect(cart.lines[0]!.quantity).to.equal(2);
    expect(cart.lines[0]!.total).to.equal('€32.40');
    expect(cart.totals.at(-1)).to.equal('Total €32.40');
    await done();
    expect([...mock.state.carts.values()][0]!.lines[0]!.quantity).to.equal(2);
  });

  it('takes a typed quantity, and puts nonsense back', async () => {
    const { cart, done } = await open({ lines: [tea] });
    cart.lines[0]!.type('5');
    await done();
    expect(cart.lines[0]!.quantity).to.equal(5);
    cart.lines[0]!.type('');
    await done();
    expect(cart.lines[0]!.quantity).to.equal(5);
    cart.lines[0]!.type('-3');
    expect(cart.lines[0]!.quantity).to.equal(5);
  });

  it('stops at what is left, and says how much that is', async () => {
    const { cart, done } = await open({ lines: [cups] });
    expect(cart.lines[0]!.message).to.equal('Only 3 left');
    cart.lines[0]!.type('40');
    await done();
    expect(cart.lines[0]!.quantity).to.equal(3);
    const increase = cart.lines[0]!.element.querySelector('[part=increase]')!;
    expect(increase.getAttribute('aria-disabled')).to.equal('true');
    cart.lines[0]!.increase();
    await done();
    expect(cart.lines[0]!.quantity).to.equal(3);
  });

  it('takes a quantity back that the shop refuses, with the reason at its line', async () => {
    const { cart, done, heard, mock } = await open({ lines: [tea, pearls] });
    mock.state.stock.set(tea.sku, 2);
    cart.lines[0]!.type('3');
    await done();
    expect(cart.lines[0]!.quantity).to.equal(1);
    expect(cart.lines[0]!.message).to.equal('Only 2 are left in stock, so the quantity was set back.');
    expect(cart.lines[0]!.element.getAttribute('part')).to.equal('line refused');
    expect(cart.lines[1]!.message).to.equal('');
    expect(heard.at(-1)!.type).to.equal('smallshop-error');
  });

  it('keeps a line that the page does not want removed', async () => {
    const { cart, element, done, root } = await open({ lines: [tea] });
    root.addEventListener('smallshop-cart-remove', (event) => event.preventDefault());
    cart.lines[0]!.remove();
    await done();
    expect(cart.lines).to.have.length(1);
    expect(element.shadowRoot!.querySelector('.undo')).to.equal(null);
  });

  it('removes a line, goes on to the next, and offers to undo', async () => {
    const { cart, element, done } = await open({ lines: [tea, pearls] });
    cart.lines[0]!.remove();
    await element.updateComplete;
    expect(cart.lines.map(({ title }) => title)).to.deep.equal(['Jasmine Pearls']);
    expect(cart.focused).to.equal(cart.lines[0]!.element);
    expect(cart.text('.undo')).to.contain('Dragon Well was removed.');
    cart.press('.undo button');
    await done();
    expect(cart.lines.map(({ title }) => title)).to.include('Dragon Well');
    expect(cart.text('.undo')).to.equal('');
  });

  it('leads from the last removed line to the way back', async () => {
    const { cart, element } = await open({ lines: [tea] });
    cart.lines[0]!.remove();
    await element.updateComplete;
    expect(cart.focused!.textContent).to.equal('Undo');
    expect(cart.text('.lead')).to.equal('Your cart is empty');
  });

  it('counts 0 as removed', async () => {
    const { cart, element } = await open({ lines: [tea, pearls] });
    cart.lines[0]!.type('0');
    await element.updateComplete;
    expect(cart.lines).to.have.length(1);
    expect(cart.text('.undo')).to.contain('Dragon Well');
  });

  it('shows promotions that need no code, without a way to drop them', async () => {
    const { cart } = await open({ lines: [tea], mock: mockWith({ id: 'spring', titles: { en: 'Spring sale' } }) });
    await until(() => cart.text('[part=promotion]'), 'the promotion');
    expect(cart.text('[part=promotion]')).to.equal('Spring sale -€1.62');
    expect(cart.codes).to.deep.equal([]);
    expect(cart.totals[1]).to.equal('Discount on items -€1.62');
  });

  it('keeps a note', async () => {
    const { done, element, mock } = await open({ lines: [tea] });
    const note = element.shadowRoot!.querySelector('textarea')!;
    note.value = 'A present';
    note.dispatchEvent(new Event('change'));
    await done();
    expect([...mock.state.carts.values()][0]!.note).to.equal('A present');
    expect(element.shadowRoot!.querySelector<HTMLDetailsElement>('[part=note]')!.open).to.equal(true);
  });

  it('keeps mutations while the network is away, and says so', async () => {
    const { cart, element, mock } = await open({ lines: [tea] });
    mock.set('offline');
    cart.lines[0]!.increase();
    await until(() => cart.text('[part=offline]'), 'word of the lost network');
    expect(cart.lines[0]!.quantity).to.equal(2);
    mock.set('normal');
    window.dispatchEvent(new Event('online'));
    await until(() => !element.shadowRoot!.querySelector('[part=offline]'), 'the network');
    expect([...mock.state.carts.values()][0]!.lines[0]!.quantity).to.equal(2);
  });

  it('asks before it leads to checkout, and leads where the page says', async () => {
    const { cart, root } = await open({ lines: [tea] }, 'layout="inline" checkout-href="#pay"');
    root.addEventListener('smallshop-checkout-start', (event) => event.preventDefault(), { once: true });
    cart.checkout!.click();
    expect(location.hash).to.equal('');
    cart.checkout!.click();
    await until(() => location.hash === '#pay', 'the page of the checkout');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('follows what another tab does', async () => {
    const { cart, add } = await open({ lines: [tea] });
    await add(pearls.sku, 1);
    await until(() => cart.lines.length === 2, 'the other line');
  });

  it('shows nothing, and harms nothing, without a store', async () => {
    document.body.innerHTML = '<smallshop-cart open></smallshop-cart>';
    const element = document.querySelector('smallshop-cart')!;
    await element.updateComplete;
    expect(element.shadowRoot!.textContent!.trim()).to.equal('');
  });

  it('speaks the shopper’s language, in its direction', async () => {
    const { cart, element } = await open({ lines: [tea], language: 'ar' });
    await until(() => cart.text('h2').includes('سلة التسوق'), 'Arabic');
    expect(element.dir).to.equal('rtl');
    expect(getComputedStyle(cart.lines[0]!.element).direction).to.equal('rtl');
  });

  it('shows the lowest shipping cost before there is an address', async () => {
    const { cart } = await open({ lines: [tea] });
    expect(cart.text('[part=shipping-estimate]')).to.equal('Shipping from €4.50 · 3 to 5 working days');
  });

  it('says in a line what cannot be sent to another country as soon as it is chosen', async () => {
    const { cart, shop, mock, done } = await open({ lines: [tea, pearls] });
    mock.state.shippingLimits.set(samples.plain.handle, { onlyTo: null, notTo: ['US'] });
    await shop.region.choose({ country: 'US' });
    await until(() => cart.lines[0]?.message.startsWith('Not sent'), 'word of it');
    await done();
    expect(cart.lines.map(({ message }) => message)).to.deep.equal([
      'Not sent to your country. Please remove this item.',
      '',
    ]);
    expect(cart.text('[part=shipping-estimate]')).to.equal('Shipping from $5.00 · 3 to 5 working days');
  });

  it('says in a line when something was sold out meanwhile', async () => {
    const { cart, mock, shop } = await open({ lines: [tea] });
    mock.state.stock.set(tea.sku, 0);
    await shop.cart.refresh();
    await until(() => cart.lines[0]!.message === 'Sold out. Please remove this item.', 'the news');
  });
});

describe('cart drawer', () => {
  afterEach(leave);

  const opener = '<button id="opener">Cart</button>';
  const drawer = async (options: PageOptions = {}, attributes = '') => {
    const context = await open(options, attributes);
    context.root.insertAdjacentHTML('afterbegin', opener);
    return { ...context, button: context.root.querySelector<HTMLButtonElement>('#opener')! };
  };

  it('is closed until it is wanted', async () => {
    const { cart } = await drawer({ lines: [tea] });
    expect(cart.dialog!.open).to.equal(false);
    expect(cart.dialog!.getBoundingClientRect().width).to.equal(0);
  });

  it('opens over the page, closes, and gives focus back', async () => {
    const { button, cart, element } = await drawer({ lines: [tea] });
    button.focus();
    element.show();
    await element.updateComplete;
    expect(cart.dialog!.matches(':modal')).to.equal(true);
    expect(cart.dialog!.contains(cart.focused)).to.equal(true);
    cart.press('[part=close]');
    await until(() => !element.open && !cart.dialog!.open, 'the drawer to close');
    expect(document.activeElement).to.equal(button);
  });

  it('follows the platform when that closes it', async () => {
    const { cart, element } = await drawer({ lines: [tea] }, 'open');
    await until(() => cart.dialog!.open, 'the drawer');
    cart.dialog!.close();
    await until(() => !element.open, 'the attribute');
    expect(element.hasAttribute('open')).to.equal(false);
  });

  it('closes when the page beside it is clicked, not when it is clicked itself', async () => {
    const { cart, element } = await drawer({ lines: [tea] }, 'open');
    await until(() => cart.dialog!.open, 'the drawer');
    cart.press('.sheet');
    await element.updateComplete;
    expect(cart.dialog!.open).to.equal(true);
    cart.dialog!.click();
    expect(cart.dialog!.open).to.equal(false);
  });

  it('keeps the page behind still while it is open', async () => {
    const { cart, element } = await drawer({ lines: [tea] }, 'open');
    await until(() => cart.dialog!.open, 'the drawer');
    expect(getComputedStyle(document.documentElement).overflowY).to.equal('hidden');
    element.close();
    await until(() => !cart.dialog!.open, 'the drawer to close');
    await until(() => getComputedStyle(document.documentElement).overflowY !== 'hidden', 'the page to scroll');
  });

  it('lets the page scroll again when it is taken off the page while open', async () => {
    const { cart, element } = await drawer({ lines: [tea] }, 'open');
    await until(() => cart.dialog!.open, 'the drawer');
    element.remove();
    expect(getComputedStyle(document.documentElement).overflowY).not.to.equal('hidden');
  });

  it('obeys invoker commands of plain buttons', async () => {
    const { cart, element } = await drawer({ lines: [tea] });
    const command = (name: string) => element.dispatchEvent(Object.assign(new Event('command'), { command: name }));
    command('--show');
    await element.updateComplete;
    expect(cart.dialog!.open).to.equal(true);
    command('--toggle');
    await element.updateComplete;
    expect(cart.dialog!.open).to.equal(false);
  });

  it('opens when something was added, if the page wants that, and says what it was', async () => {
    const { button, cart, element, shop } = await drawer({ lines: [pearls] }, 'open-on-add');
    button.dispatchEvent(new CartAddEvent({ line: tea }));
    await until(() => cart.dialog!.open, 'the drawer');
    await shop.cart.refresh();
    button.dispatchEvent(new CartAddEvent({ line: pearls }));
    await until(() => cart.said === 'Jasmine Pearls was added to your cart.', 'the announcement');
    expect(cart.dialog!.querySelector('[role=status]')).not.to.equal(null);
    expect(element.open).to.equal(true);
  });

  it('stays closed when something was added otherwise', async () => {
    const { button, cart, element } = await drawer({ lines: [pearls] });
    button.dispatchEvent(new CartAddEvent({ line: tea }));
    await until(() => cart.element.shadowRoot!.querySelectorAll('li.line').length === 2, 'the line');
    expect(element.open).to.equal(false);
  });

  it('announces the outcome of a mutation itself, because the page behind it is inert', async () => {
    const { cart, done } = await drawer({ lines: [tea] }, 'open');
    await until(() => cart.dialog!.open, 'the drawer');
    cart.lines[0]!.increase();
    await done();
    expect(cart.said).to.equal('Dragon Well: quantity 2');
  });

  it('belongs to its own store when a page has two', async () => {
    const first = await openPage('', { lines: [tea] });
    const second = await openPage('');
    first.store.innerHTML = '<smallshop-cart></smallshop-cart>';
    second.store.innerHTML = '<smallshop-cart></smallshop-cart><button>Cart</button>';
    const [one, two] = document.querySelectorAll('smallshop-cart');
    await two!.updateComplete;
    second.store
      .querySelector('button')!
      .dispatchEvent(new CustomEvent('smallshop-cart-open', { bubbles: true, composed: true, cancelable: true }));
    await two!.updateComplete;
    expect([one!.open, two!.open]).to.deep.equal([false, true]);
  });
});
