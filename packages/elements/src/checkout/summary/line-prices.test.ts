import { expect } from '@esm-bundle/chai';
import { discountCode } from '@smallshop/mocks';
import { leave, until } from '../../test-support/page.ts';
import { cards, openReadyCheckout } from '../checkout.fixture.ts';

const words = (node: Element) => node.textContent!.trim().replace(/\s+/g, ' ');
const textsIn = (root: ParentNode, selector: string) => [...root.querySelectorAll(selector)].map(words);

/** Amounts of the lines before discounts, and the rows of the totals that they belong to. */
const totalsIn = (root: ParentNode) => ({
  lines: textsIn(root, '.item-total'),
  rows: [...root.querySelectorAll('.totals > div')]
    .map((row) => [...row.children].map(words).join(' '))
    .filter((row) => /^(Subtotal|Discount)/.test(row)),
});

describe('the prices of lines', () => {
  afterEach(leave);

  it('add up to the subtotal, and their discounts to its row, in the checkout and in the order', async () => {
    const { checkout, shop } = await openReadyCheckout();
    await shop.cart.settled(shop.cart.applyCode(discountCode));
    await until(() => checkout.payButton.textContent!.includes('€45.00'), 'the discount');
    // 16.20 + 28.80 = 45.00; 1.62 + 2.88 = 4.50.
    const expected = {
      lines: ['€16.20 -€1.62', '€28.80 -€2.88'],
      rows: ['Subtotal €45.00', 'Discount on items -€4.50'],
    };
    expect(totalsIn(checkout.root)).to.deep.equal(expected);
    checkout.useCard(cards.good);
    checkout.pay();
    const order = await until(
      () => checkout.root.querySelector('smallshop-order')?.shadowRoot?.querySelector('article'),
      'the order',
    );
    expect(totalsIn(order)).to.deep.equal(expected);
  });
});
