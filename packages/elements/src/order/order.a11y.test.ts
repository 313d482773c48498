import { expect } from '@esm-bundle/chai';
import { axeFindings, leave } from '../test-support/page.ts';
import { openOrder } from './order.fixture.ts';

describe('axe finds nothing in the order', () => {
  afterEach(leave);

  for (const kind of ['card', 'bank_transfer', null] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`${kind ? `paid by ${kind}` : 'that is not there'}, in ${scheme} colours`, async () => {
        const { root } = await openOrder(kind, { scheme }, 'shop-href="/"');
        expect(await axeFindings(root)).to.deep.equal([]);
      });
    }
  }

  it('from right to left', async () => {
    const { root } = await openOrder('bank_transfer', { language: 'ar' });
    expect(await axeFindings(root)).to.deep.equal([]);
  });
});
