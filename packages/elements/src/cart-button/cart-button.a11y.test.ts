import { expect } from '@esm-bundle/chai';
import { samples } from '@smallshop/mocks';
import { axeFindings, leave, openPage } from '../test-support/page.ts';
import './define.ts';

describe('axe finds nothing in the cart button', () => {
  afterEach(leave);

  it('empty, full, as a link and as a button', async () => {
    const { root, add } = await openPage(
      '<smallshop-cart-button></smallshop-cart-button> <smallshop-cart-button href="/cart"></smallshop-cart-button>',
    );
    expect(await axeFindings(root)).to.deep.equal([]);
    await add(samples.plain.sku);
    expect(await axeFindings(root)).to.deep.equal([]);
  });
});
