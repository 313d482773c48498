import { expect } from '@esm-bundle/chai';
import { createMockShop, samples } from '@smallshop/mocks';
import { createShop } from '@smallshop/state';
import { checkoutOf, seenAmounts } from '@smallshop/state/checkout';
import type { PaymentContext } from '../../payment-adapter.ts';
import { giftCardIn } from '../../../test-support/gift-card.ts';
import { action, answerAs, express, form, open, until } from '../stripe.fixture.ts';

const berlin = {
  line1: 'Unter den Linden 1',
  line2: null,
  city: 'Berlin',
  state: '',
  postal_code: '10117',
  country: 'DE',
};
const austin = { line1: '1 Main St', line2: null, city: 'Austin', state: 'Texas', postal_code: '73301', country: 'US' };
const nowhere = { line1: '1 Ice Road', line2: null, city: 'McMurdo', state: '', postal_code: '', country: 'AQ' };

const button = () =>
  document
    .querySelector<HTMLIFrameElement>('iframe[title="Secure express checkout frame"]')
    ?.contentDocument?.querySelector('button');
const sheet = () => document.querySelector<HTMLIFrameElement>('iframe[title="Google Pay"]')?.contentDocument;
const press = (words: string) =>
  [...sheet()!.querySelectorAll('button')].find(({ textContent }) => textContent === words)!.click();
function choose(name: string, value: string): void {
  const select = sheet()!.querySelector<HTMLSelectElement>(`[name=${name}]`)!;
  select.value = value;
  select.dispatchEvent(new Event('change'));
}
const rates = () => [...(sheet()?.querySelectorAll('[name=rate] option') ?? [])].map(({ textContent }) => textContent);
const total = () => sheet()?.querySelector('output')?.textContent;

/** A checkout of the mock shop, and the payment form of what is to be paid; with a gift card of so many cents in it. */
async function context(change: Partial<PaymentContext> = {}, giftCard = 0, fulfillmentOptionId?: string, ships = true) {
  const mock = createMockShop();
  if (!ships) mock.state.withoutShipping.add(samples.plain.sku);
  const shop = createShop({
    endpoint: 'https://shop.example',
    key: `pk_${crypto.randomUUID()}`,
    fetch: mock.fetch,
    region: { country: 'DE', language: 'en' },
  });
  shop.start();
  await shop.cart.settled(shop.cart.add({ sku: samples.plain.sku, quantity: 1 }));
  if (giftCard) await shop.cart.settled(shop.cart.applyCode(giftCardIn(mock, giftCard)));
  const checkout = checkoutOf(shop);
  // As the element does: a store without a listener is not active.
  const release = checkout.$checkout.listen(() => {});
  await checkout.open();
  checkout.edit({
    email: 'typed@example.com',
    deliveryAddress: { country: 'DE', name: 'Typed', line1: 'Hauptstraße 1', postalCode: '26133', city: 'Oldenburg' },
  });
  await checkout.save();
  if (fulfillmentOptionId) checkout.edit({ fulfillmentOptionId });
  await checkout.save();
  const totalOf = () => checkout.$checkout.get()!.amountDue;
  const opened = await open(0, { gateway: checkout, total: totalOf(), ...change });
  return { ...opened, mock, checkout, totalOf, release };
}

async function openSheet(): Promise<void> {
  (await until(button, 'the button')).click();
  await until(() => sheet()?.querySelector('output'), 'the sheet');
}

describe('a wallet', () => {
  let restore = () => {};
  beforeEach(
    () =>
      (window.fakeWallet = { name: 'Wallet Wang', email: 'wallet@example.com', addresses: [berlin, austin, nowhere] }),
  );
  afterEach(() => {
    restore();
    delete window.fakeWallet;
    document.body.replaceChildren();
  });

  it('that is not there leaves nothing on the page', async () => {
    delete window.fakeWallet;
    await context();
    expect(button()).to.equal(undefined);
    expect(form().renderRoot.querySelector('.express')!.getBoundingClientRect().height).to.equal(0);
    expect(getComputedStyle(form().renderRoot.querySelector('.or')!).visibility).to.equal('hidden');
  });

  it('is there as soon as the form is, so that nothing moves under the shopper’s hands', async () => {
    await context();
    expect(form().wallets).to.equal(true);
    expect(form().renderRoot.querySelector('.express')!.getBoundingClientRect().height).to.be.greaterThan(40);
  });

  it('gets the shipping costs of its address, of which it shares only a part', async () => {
    const { checkout, totalOf } = await context();
    await openSheet();
    await until(
      () => checkout.$checkout.get()!.deliveryAddress?.city === 'Berlin' && total() === `Total ${totalOf().amount} eur`,
      'Berlin',
    );
    expect(checkout.$checkout.get()!.deliveryAddress).to.deep.equal({
      country: 'DE',
      city: 'Berlin',
      postalCode: '10117',
    });
    expect(rates().join()).to.match(/Standard/);
    choose('address', '1');
    await until(() => checkout.$checkout.get()!.deliveryAddress?.region === 'TX', 'Texas');
    await until(() => total() === `Total ${totalOf().amount} ${totalOf().currency.toLowerCase()}`, 'the sum for Texas');
    expect(express().options.amount).to.equal(totalOf().amount);
  });

  it('hears that nothing is delivered there', async () => {
    await context();
    await openSheet();
    choose('address', '2');
    await until(() => sheet()?.querySelector('.refused')?.textContent, 'the refusal');
  });

  it('chooses the way of shipping, and sees the sum change', async () => {
    const { checkout, totalOf } = await context();
    await openSheet();
    await until(() => rates().length > 1, 'the ways');
    await until(
      () => checkout.$checkout.get()!.deliveryAddress?.city === 'Berlin' && checkout.$status.get() === 'idle',
      'Berlin',
    );
    choose('rate', 'express');
    await until(
      () => checkout.$checkout.get()!.fulfillment.methods[0]!.groups[0]!.selectedOptionId === 'express',
      'the choice',
    );
    await until(() => total() === `Total ${totalOf().amount} eur`, 'the sum');
  });

  it('gives back what was typed when its sheet is closed', async () => {
    const { checkout } = await context();
    await openSheet();
    await until(() => checkout.$draft.get().deliveryAddress.city === 'Berlin', 'Berlin');
    press('Cancel');
    expect(checkout.$draft.get()).to.deep.include({ email: 'typed@example.com' });
    expect(checkout.$draft.get().deliveryAddress).to.deep.include({ name: 'Typed', city: 'Oldenburg' });
  });

  it('pays what gift cards leave, and nothing where they pay all: then the form is back as it was', async () => {
    const { checkout, adapter } = await context({}, 2070, 'express');
    await openSheet();
    await until(
      () => checkout.$checkout.get()!.deliveryAddress?.city === 'Berlin' && total() === 'Total 900 eur',
      'what is left',
    );
    choose('rate', 'standard');
    await until(() => sheet()?.querySelector('.refused')?.textContent, 'the refusal');
    expect(checkout.$checkout.get()!.amountDue.amount).to.equal(0);
    // As the checkout does where the way to pay is gone.
    adapter.destroy();
    expect(checkout.$draft.get()).to.deep.include({ email: 'typed@example.com', fulfillmentOptionId: 'express' });
    expect(checkout.$draft.get().deliveryAddress).to.deep.include({ name: 'Typed', city: 'Oldenburg' });
  });

  it('pays with its own name and address', async () => {
    const seen: object[] = [];
    const { checkout, adapter, update } = await context();
    const api = answerAs((confirmed) => ({
      status: confirmed ? 'succeeded' : 'requires_payment_method',
      amount: express().options.amount,
    }));
    restore = api.restore;
    update({
      submit: async () => {
        seen.push(checkout.$draft.get());
        return (await adapter.prepare()).ok && (await adapter.confirm(action)).ok;
      },
    });
    await openSheet();
    await until(() => checkout.$checkout.get()!.deliveryAddress?.city === 'Berlin', 'Berlin');
    press('Pay now');
    await until(() => !sheet(), 'the end');
    expect(seen).to.have.length(1);
    expect(seen[0]).to.deep.include({ email: 'wallet@example.com', billingAddress: null });
    expect(checkout.$checkout.get()!.deliveryAddress).to.deep.equal({
      country: 'DE',
      name: 'Wallet Wang',
      line1: 'Unter den Linden 1',
      city: 'Berlin',
      postalCode: '10117',
    });
    expect(Object.fromEntries(api.asked[0]!)).to.include({ 'payment_method_data[card][wallet][type]': 'google_pay' });
    expect(api.asked[0]!.has('payment_method_data[billing_details][name]')).to.equal(false);
  });

  it('asks for no shipping address if nothing is shipped: its address is the billing address', async () => {
    const seen: object[] = [];
    const { checkout, update } = await context({}, 0, undefined, false);
    update({
      submit: async (shown) => {
        seen.push(seenAmounts(shown!)!);
        return true;
      },
    });
    expect(express().express!.options).to.include({ shippingAddressRequired: false, billingAddressRequired: true });
    await openSheet();
    expect(rates()).to.deep.equal([]);
    press('Pay now');
    await until(() => seen.length === 1, 'the order');
    expect(checkout.$checkout.get()).to.deep.include({
      status: 'ready_for_complete',
      billingAddress: {
        country: 'DE',
        name: 'Wallet Wang',
        line1: 'Unter den Linden 1',
        city: 'Berlin',
        postalCode: '10117',
      },
    });
    expect(seen[0]).to.deep.equal(seenAmounts(checkout.$checkout.get()!));
  });

  it('does not open while a required control of the page is empty', async () => {
    let asked = 0;
    await context({ ask: () => (asked++, false) });
    (await until(button, 'the button')).click();
    expect(asked).to.equal(1);
    expect(sheet()).to.equal(undefined);
  });

  it('pays the amount that its sheet shows, or nothing: a total that changed after it was shown', async () => {
    const { checkout, mock, update } = await context();
    const answers: object[] = [];
    update({
      submit: async (shown) => {
        const answer = await checkout.complete({ methodId: 'bank_transfer', seen: seenAmounts(shown!) });
        answers.push(answer);
        return answer.ok;
      },
    });
    await openSheet();
    await until(
      () => checkout.$checkout.get()!.deliveryAddress?.city === 'Berlin' && checkout.$status.get() === 'idle',
      'Berlin',
    );
    const shown = total();
    mock.state.conditions.priceFactor = 2;
    press('Pay now');
    await until(() => !sheet(), 'the end');
    expect(answers).to.have.length(1);
    expect(answers[0]).to.nested.include({ ok: false, 'error.code': 'price_changed' });
    expect(mock.state.orders.size).to.equal(0);
    expect(shown).not.to.equal(`Total ${checkout.$checkout.get()!.amountDue.amount} eur`);
  });

  it('is notified when no order was made', async () => {
    const { checkout, update } = await context();
    update({ submit: async () => false });
    await openSheet();
    await until(() => checkout.$checkout.get()!.deliveryAddress?.city === 'Berlin', 'Berlin');
    press('Pay now');
    await until(() => !sheet(), 'the end');
    // What the wallet brought can be completed by hand.
    expect(checkout.$draft.get().email).to.equal('wallet@example.com');
  });
});
