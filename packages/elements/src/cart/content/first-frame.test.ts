import { expect } from '@esm-bundle/chai';
import { samples } from '@smallshop/mocks';
import { CartAddEvent } from '../../events/cart-events.ts';
import { leave, openPage, until } from '../../test-support/page.ts';
import { CartHarness } from '../cart.harness.ts';
import '../define.ts';

const isSlow = { scenario: { summary: 'Slow', conditions: { latency: 500 } } };

/** A page whose cart is empty and prepared: what an idle page has. */
async function openPrepared() {
  const page = await openPage('<smallshop-cart open-on-add></smallshop-cart>', isSlow);
  const cart = new CartHarness(page.root.querySelector('smallshop-cart')!);
  await until(() => cart.text('.empty'), 'the content');
  const { $product } = page.shop.catalog.product(samples.plain.handle);
  const release = $product.listen(() => {});
  const product = await until(() => $product.get().data, 'the product');
  release();
  const variantId = product.variants[0]!.id;
  const add = () => {
    const line = { variantId, quantity: 1 };
    const event = new CartAddEvent({ line, preview: { product, variantId } });
    page.root.dispatchEvent(event);
    return event;
  };
  return { ...page, cart, add };
}

describe('the drawer’s first frame', () => {
  afterEach(leave);

  it('has the added line, before the server has answered and before codes and note are there', async () => {
    const { shop, cart, add } = await openPrepared();
    const root = cart.element.shadowRoot!;
    const first = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (cart.lines.length === 0) return;
        observer.disconnect();
        const { length: unanswered } = shop.cart.$pending.get();
        resolve({ unanswered, extras: root.querySelectorAll('.extra').length });
      });
      observer.observe(root, { childList: true, subtree: true });
    });
    add();
    expect(await first).to.deep.equal({ unanswered: 1, extras: 0 });
    // Opened before the next frame, too.
    await cart.element.updateComplete;
    expect(cart.dialog!.open).to.equal(true);
    expect(cart.lines.map(({ title }) => title)).to.deep.equal(['Dragon Well']);
    const extras = root.querySelector<HTMLElement>('.extras')!;
    const { offsetHeight } = extras;
    await until(() => extras.querySelectorAll('.extra').length === 2, 'codes and note');
    expect(extras.offsetHeight, 'their place was held').to.equal(offsetHeight);
    await until(() => shop.cart.$pending.get().length === 0, 'the answer');
    expect(cart.lines).to.have.length(1);
  });

  it('is taken back with a reason when the server refuses', async () => {
    const { mock, shop, cart, add } = await openPrepared();
    mock.state.stock.set(samples.plain.sku, 0);
    add();
    await until(() => cart.lines.length === 1, 'the line');
    await until(() => shop.cart.$error.get(), 'the refusal');
    await cart.element.updateComplete;
    expect(cart.lines).to.have.length(0);
    expect(cart.text('[part=refusal]')).to.contain('There are not that many in stock');
  });
});
