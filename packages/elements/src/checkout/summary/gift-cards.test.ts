import { expect } from '@esm-bundle/chai';
import { createMockShop, type MockShop } from '@smallshop/mocks';
import { giftCardIn } from '../../test-support/gift-card.ts';
import { axeFindings, leave, until, type PageOptions } from '../../test-support/page.ts';
import { cards, openCheckout, openReadyCheckout } from '../checkout.fixture.ts';
import type { CheckoutHarness } from '../checkout.harness.ts';

const orderText = ({ root }: CheckoutHarness, selector: string) =>
  [...(root.querySelector('smallshop-order')?.shadowRoot?.querySelectorAll(selector) ?? [])].map((node) =>
    node.textContent!.trim().replace(/\s+/g, ' '),
  );
const rowsOf = ({ root }: CheckoutHarness) =>
  [...(root.querySelector('smallshop-order')?.shadowRoot?.querySelectorAll('.totals > div') ?? [])].map((row) =>
    [...row.children].map((cell) => cell.textContent!.trim()).join(' '),
  );
const methods = ({ root }: CheckoutHarness) =>
  [...root.querySelectorAll<HTMLInputElement>('input[name=payment]')].map(({ value }) => value);
/** What is shown in place of the payment form. */
const said = ({ root }: CheckoutHarness) =>
  [...(root.querySelector<HTMLSlotElement>('.payment-form slot')?.assignedNodes({ flatten: true }) ?? [])]
    .map(({ textContent }) => textContent)
    .join('');

/** A checkout of 49.50 euros, filled in, with a gift card. */
async function withCard(amount: number, options: PageOptions = {}, mock: MockShop = createMockShop()) {
  const code = giftCardIn(mock, amount);
  const page = await openReadyCheckout({ mock, ...options });
  await page.shop.cart.settled(page.shop.cart.applyCode(code));
  await until(() => page.state.$checkout.get()!.giftCards.length, 'the gift card');
  await page.checkout.element.updateComplete;
  return { ...page, card: [...mock.state.giftCards.values()].at(-1)! };
}

describe('a gift card at the checkout', () => {
  afterEach(leave);

  it('pays a part, and every amount to be paid is what it leaves', async () => {
    const { checkout, orders } = await withCard(2000);
    expect(checkout.totals.slice(-3)).to.deep.equal([
      'Total €49.50',
      'Gift card ••••7004 -€20.00',
      'Left to pay €29.50',
    ]);
    expect(checkout.text('.summary-toggle strong')).to.equal('€29.50');
    expect(checkout.payButton.textContent!.trim()).to.equal('Pay €29.50');
    checkout.useCard(cards.confirm);
    checkout.pay();
    await until(() => checkout.card!.shadowRoot!.querySelector('.ask'), 'the question');
    expect(checkout.card!.shadowRoot!.textContent).to.include('€29.50');
    checkout.answerBank('Approve');
    await until(() => rowsOf(checkout).length, 'the confirmation');
    expect(orders()[0]).to.deep.include({ amountDue: { amount: 2950, currency: 'EUR' } });
    expect(rowsOf(checkout).slice(-2)).to.deep.equal(['Gift card ••••7004 -€20.00', 'Paid otherwise €29.50']);
  });

  it('pays all: the payment step says so, and the button orders', async () => {
    const { checkout, orders, root } = await withCard(10_000);
    await until(() => said(checkout) === 'Nothing left to pay: your order is paid by gift card.', 'the words');
    expect(methods(checkout)).to.deep.equal([]);
    expect(checkout.payButton.textContent!.trim()).to.equal('Place order');
    expect(checkout.text('.pay-hint')).to.equal('Your order is placed when you press the button.');
    expect(await axeFindings(root)).to.deep.equal([]);
    checkout.pay();
    await until(() => orderText(checkout, 'h2')[0] === 'Thank you, Lin Yan', 'the confirmation');
    expect(orders()[0]!.payment.kind).to.equal('none');
    expect(orderText(checkout, '[aria-labelledby=payment] p')).to.deep.equal(['Paid by gift card']);
    expect(rowsOf(checkout).at(-1)).to.equal('Left to pay €0.00');
  });

  it('lets the payment form go and come back as shipping makes it enough or not', async () => {
    const { checkout, orders, saved } = await withCard(4950);
    await until(() => said(checkout).startsWith('Nothing left to pay'), 'the words');
    expect(checkout.card).to.equal(null);
    checkout.choose('fulfillment', 'express');
    await saved();
    await until(() => checkout.card, 'the card form');
    expect(methods(checkout)).to.deep.equal(['test_card', 'bank_transfer']);
    checkout.choose('fulfillment', 'standard');
    await saved();
    await until(() => said(checkout).startsWith('Nothing left to pay'), 'the words again');
    expect(checkout.card).to.equal(null);
    checkout.choose('fulfillment', 'express');
    await saved();
    await until(() => checkout.card, 'the card form again');
    checkout.useCard(cards.good);
    checkout.pay();
    await until(() => orders().length, 'the order');
    expect(orders()[0]!.giftCards).to.deep.equal([{ last4: '7004', amount: { amount: 4950, currency: 'EUR' } }]);
  });

  it('that pays something else meanwhile stops the order, and says so', async () => {
    const { checkout, card, orders, root } = await withCard(10_000);
    await until(() => said(checkout).startsWith('Nothing left to pay'), 'the words');
    card.card = { ...card.card, disabled: true };
    checkout.pay();
    await until(() => checkout.stop, 'the word of it');
    expect(checkout.stop).to.equal(
      'What your gift cards pay has changed. Please look at what is left to pay, then order again; ' +
        'you have not been charged.',
    );
    expect(checkout.promotions).to.deep.equal(['Gift card ••••7004 This gift card has been deactivated.']);
    await until(() => checkout.card, 'the card form');
    expect(await axeFindings(root)).to.deep.equal([]);
    checkout.useCard(cards.good);
    checkout.pay();
    await until(() => orders().length, 'the order');
  });

  it('is not needed where promotions take off everything', async () => {
    const mock = createMockShop();
    const off = { id: 'all', code: null, titles: { en: 'Thank you' }, combinable: true, used: 0 };
    mock.state.promotions.set('all', { ...off, kind: 'percentage', basisPoints: 10_000 });
    mock.state.promotions.set('sent', { ...off, id: 'sent', kind: 'free_shipping' });
    const { checkout, orders, saved } = await openCheckout({ mock });
    await until(() => checkout.addressFields.length > 2, 'the form');
    checkout.fill();
    await saved();
    await until(() => said(checkout) === 'Nothing left to pay: discounts cover your whole order.', 'the words');
    checkout.pay();
    await until(() => orderText(checkout, '[aria-labelledby=payment] p').length, 'the confirmation');
    expect(orderText(checkout, '[aria-labelledby=payment] p')).to.deep.equal(['Nothing was left to pay.']);
    expect(orders()[0]!.amountDue.amount).to.equal(0);
  });

  it('is no help where the shop has no way to take what is left: that is said, and nothing is sent', async () => {
    const { checkout, mock, saved, requests, root } = await withCard(2000);
    const { fetch } = mock;
    mock.fetch = async (input, init) => {
      const response = await fetch(input, init);
      return new Response((await response.text()).replace(/"paymentMethods":\[.*?\]/, '"paymentMethods":[]'), response);
    };
    checkout.choose('fulfillment', 'express');
    await saved();
    const words = 'There is no way to pay this amount here. Please change your cart, or contact the shop.';
    await until(() => checkout.text('[part="section payment"] [part=waiting]') === words, 'the words');
    expect(checkout.card).to.equal(null);
    expect(await axeFindings(root)).to.deep.equal([]);
    checkout.pay();
    await until(() => checkout.stop === words, 'the answer to the button');
    expect(checkout.focused!.id).to.equal('stop');
    expect(requests()).not.to.include('checkout.complete');
  });

  for (const options of [{ scheme: 'dark' }, { language: 'ar' }] as const) {
    it(`gives axe nothing to find ${'scheme' in options ? 'in dark colours' : 'from right to left'}`, async () => {
      const { checkout, root } = await withCard(2000, options);
      await until(() => checkout.totals.length > 3, 'the totals');
      expect(await axeFindings(root)).to.deep.equal([]);
    });
  }
});
