import { expect } from '@esm-bundle/chai';
import { axeFindings, headingLevels, leave, openPage, skippedLevels, until } from '../test-support/page.ts';
import { cards, openCheckout, openReadyCheckout } from './checkout.fixture.ts';

describe('axe finds nothing in the checkout', () => {
  afterEach(leave);

  it('while it is filled in', async () => {
    const { checkout, formed, root } = await openCheckout();
    await formed();
    expect(await axeFindings(root)).to.deep.equal([]);
    checkout.control('billing-same').click();
    await until(() => checkout.control('billingAddress.line1'), 'the billing form');
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('whose headings skip no level, with errors and without', async () => {
    const { checkout, formed } = await openCheckout();
    await formed();
    expect(headingLevels(checkout.root)[0]).to.equal(2);
    expect(skippedLevels(headingLevels(checkout.root))).to.deep.equal([]);
    checkout.pay();
    await until(() => checkout.errors.length > 0, 'the errors');
    expect(skippedLevels(headingLevels(checkout.root))).to.deep.equal([]);
  });

  it('with every error on it', async () => {
    const { checkout, formed, root } = await openCheckout();
    await formed();
    checkout.pay();
    await until(() => checkout.errors.length > 0, 'the errors');
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('after another country changed the prices, until that is dismissed', async () => {
    const { checkout, formed, saved, root } = await openCheckout();
    await formed();
    checkout.type('deliveryAddress.country', 'US');
    await saved();
    const changes = () => checkout.root.querySelector<HTMLElement>('[part=changes]');
    await until(changes, 'the changes');
    expect(changes()!.querySelector('li')!.textContent).to.equal('Dragon Well: $18.00 each, €16.20 before');
    expect(await axeFindings(root)).to.deep.equal([]);
    changes()!.querySelector('button')!.click();
    await until(() => !changes(), 'them to go');
    expect(checkout.root.activeElement).to.equal(checkout.control('deliveryAddress.country'));
  });

  it('with a hasErrors card', async () => {
    const { checkout, root } = await openReadyCheckout();
    checkout.pay();
    await until(() => checkout.card!.shadowRoot!.querySelector('[aria-invalid=true]'), 'the marks');
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('after a declined card', async () => {
    const { checkout, root } = await openReadyCheckout();
    checkout.useCard(cards.declined);
    checkout.pay();
    await until(() => checkout.stop, 'the refusal');
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('while the bank asks', async () => {
    const { checkout, root } = await openReadyCheckout();
    checkout.useCard(cards.confirm);
    checkout.pay();
    await until(() => checkout.card!.shadowRoot!.querySelector('.ask'), 'the question');
    expect(await axeFindings(root)).to.deep.equal([]);
    checkout.answerBank('Refuse');
    await until(() => checkout.stop, 'the end of it');
  });

  it('as a confirmation', async () => {
    const { checkout, root } = await openReadyCheckout();
    checkout.choose('payment', 'bank_transfer');
    checkout.pay();
    await until(
      () => checkout.root.querySelector('smallshop-order')?.shadowRoot?.querySelector('.bank'),
      'the confirmation',
    );
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('with nothing to pay for, and when it could not be loaded', async () => {
    const { root } = await openPage('<smallshop-checkout shop-href="/"></smallshop-checkout>');
    await until(
      () => root.querySelector('smallshop-checkout')!.shadowRoot!.querySelector('[part=empty]'),
      'the empty state',
    );
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('from right to left', async () => {
    const { checkout, formed, root } = await openCheckout({ language: 'ar' });
    await formed();
    await until(() => checkout.element.dir === 'rtl', 'Arabic');
    expect(await axeFindings(root)).to.deep.equal([]);
  });

  it('in the dark', async () => {
    const { formed, root } = await openCheckout({ scheme: 'dark' });
    await formed();
    expect(await axeFindings(root)).to.deep.equal([]);
  });
});
