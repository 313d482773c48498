import { expect } from '@esm-bundle/chai';
import { samples } from '@smallshop/mocks';
import '../define.ts';
import { leave, openPage, until } from '../../test-support/page.ts';

const lines = [{ sku: samples.plain.sku, quantity: 1 }];
const linkIn = (root: ParentNode) =>
  root.querySelector('smallshop-cart')!.shadowRoot!.querySelector<HTMLAnchorElement>('[part~=checkout]');

describe('the cart’s link to the checkout', () => {
  afterEach(leave);

  it('leads to the checkout of the page: the drawer closes and the checkout has the focus', async () => {
    const { root } = await openPage('<smallshop-cart open></smallshop-cart><smallshop-checkout></smallshop-checkout>', {
      lines,
    });
    const link = await until(() => linkIn(root), 'the link');
    const checkout = root.querySelector<HTMLElement>('smallshop-checkout')!;
    expect(link.hash).to.equal(`#${checkout.id}`);
    link.click();
    await until(() => document.activeElement === checkout, 'the focus in the checkout');
    expect(root.querySelector('smallshop-cart')!.hasAttribute('open')).to.equal(false);
  });

  it('leads to the page that it names, else to /checkout where the page has none', async () => {
    const named = await openPage(
      '<smallshop-cart layout="inline" checkout-href="/pay"></smallshop-cart><smallshop-checkout></smallshop-checkout>',
      { lines },
    );
    expect(new URL((await until(() => linkIn(named.root), 'the link')).href).pathname).to.equal('/pay');
    leave();
    const without = await openPage('<smallshop-cart layout="inline"></smallshop-cart>', { lines });
    expect(new URL((await until(() => linkIn(without.root), 'the link')).href).pathname).to.equal('/checkout');
  });
});
