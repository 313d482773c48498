import { expect } from '@esm-bundle/chai';
import { createMockShop, discountCode } from '@smallshop/mocks';
import { giftCardIn } from '../../test-support/gift-card.ts';
import { axeFindings, leave, openPage, until } from '../../test-support/page.ts';
import { openOrder } from '../order.fixture.ts';
import { OrderHarness } from '../order.harness.ts';

const billOf = ({ root }: OrderHarness) =>
  [...root.querySelectorAll('[part=totals] > div')].map((row) =>
    [...row.children].map((cell) => cell.textContent!.trim()).join(' '),
  );

describe('an order paid in part by gift card', () => {
  afterEach(leave);

  it('asks to transfer what the card left, and names what took something off', async () => {
    const mock = createMockShop();
    const { order, root } = await openOrder('bank_transfer', { mock }, '', [giftCardIn(mock, 2000), discountCode]);
    expect(billOf(order).slice(-3)).to.deep.equal(['Total €45.00', 'Gift card ••••7004 -€20.00', 'Left to pay €25.00']);
    expect(order.text('[aria-labelledby=payment] p')).to.include('Please transfer €25.00 to this account.');
    expect(order.bank).to.include('Amount €25.00');
    expect(order.all('[part=promotions] li')).to.deep.equal([`${discountCode} -€4.50`]);
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('says how the rest was paid', async () => {
    const mock = createMockShop();
    const { order } = await openOrder('card', { mock }, '', [giftCardIn(mock, 2000)]);
    expect(order.text('[aria-labelledby=payment] p')).to.equal('Paid by card ending in 4242');
    expect(billOf(order).at(-1)).to.equal('Paid otherwise €29.50');
  });

  it('or wholly: says so, and shows which part of a refund goes onto the card', async () => {
    const mock = createMockShop();
    const { order, placed, key } = await openOrder('nothing_due', { mock, scheme: 'dark' }, '', [
      giftCardIn(mock, 9000),
    ]);
    expect(order.all('[aria-labelledby=payment] p')).to.deep.equal(['Paid by gift card']);
    expect(order.statuses[0]).to.equal('Paid');
    leave();
    const refund = { amount: { amount: 500, currency: 'EUR' }, lines: [], createdAt: '2026-11-23T10:00:00.000Z' };
    const giftCards = [{ last4: '7004', amount: refund.amount }];
    mock.state.orders
      .get(placed!.id)!
      .order.refunds.push(
        { ...refund, id: 'r1', giftCards, status: 'refunded' },
        { ...refund, id: 'r2', giftCards, status: 'pending' },
      );
    const { root } = await openPage('<smallshop-order></smallshop-order>', { mock, key });
    const after = new OrderHarness(root.querySelector('smallshop-order')!);
    await until(() => after.all('[part=refunds] li').length, 'the refunds');
    expect(after.all('[part=refunds] li .small')).to.deep.equal([
      'Of it, €5.00 went onto your gift card ••••7004',
      'Of it, €5.00 goes onto your gift card ••••7004',
    ]);
    expect(await axeFindings(root)).to.deep.equal([]);
  });
});

describe('the taxes of an order', () => {
  afterEach(leave);

  it('are listed by rate where there are several, else only in the totals; customs duty is shown once', async () => {
    const { order, placed, mock, key } = await openOrder('card');
    expect(order.all('[part=taxes] > div')).to.deep.equal([]);
    leave();
    const stored = mock.state.orders.get(placed!.id)!.order;
    const [line] = stored.taxLines!;
    const euros = (amount: number) => ({ amount, currency: 'EUR' });
    stored.totals = [
      ...stored.totals.slice(0, -1),
      { type: 'fee', code: 'duty', amount: euros(300) },
      stored.totals.at(-1)!,
    ];
    stored.taxLines = [
      line!,
      { ...line!, name: 'QST', ratePpm: 99_750, base: euros(1000), amount: euros(100) },
      { ...line!, kind: 'duty', name: 'Customs duty', ratePpm: null, amount: euros(300) },
    ];
    const { root } = await openPage('<smallshop-order></smallshop-order>', { mock, key });
    const after = new OrderHarness(root.querySelector('smallshop-order')!);
    await until(() => after.all('[part=taxes] > div').length === 2, 'the taxes');
    expect(after.all('[part=taxes] dt')).to.deep.equal(['VAT 19% of €49.50', 'QST 9.975% of €10.00']);
    expect(after.element.shadowRoot!.textContent!.match(/Customs duty/g)).to.have.length(1);
    expect(await axeFindings(root)).to.deep.equal([]);
  });
});
