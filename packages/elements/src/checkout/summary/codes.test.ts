import { expect } from '@esm-bundle/chai';
import { discountCode } from '@smallshop/mocks';
import { giftCardIn } from '../../test-support/gift-card.ts';
import { axeFindings, leave, until } from '../../test-support/page.ts';
import { cards, openReadyCheckout } from '../checkout.fixture.ts';

/** A checkout of 49.50 euros, filled in. */
async function open() {
  const page = await openReadyCheckout();
  const { checkout } = page;
  const form = await until(
    () => checkout.root.querySelector<HTMLDetailsElement>('[part=discount]'),
    'the form for codes',
  );
  form.open = true;
  // On a narrow page the summary is folded.
  checkout.root.querySelector<HTMLButtonElement>('.summary-toggle')!.click();
  await checkout.element.updateComplete;
  const field = form.querySelector('input')!;
  const enter = (code: string) => {
    field.value = code;
    form.querySelector('button')!.click();
  };
  const error = () => form.querySelector('#code-error')!.textContent;
  const said = () => [...checkout.root.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join();
  return { ...page, form, field, enter, error, said };
}

describe('codes in the checkout', () => {
  afterEach(leave);

  it('are applied: what is paid is less by the discount, and the order costs that', async () => {
    const { checkout, enter, field, said, orders, heard, root } = await open();
    enter(discountCode);
    await until(() => checkout.payButton.textContent!.trim() === 'Pay €45.00', 'the new amount');
    expect(checkout.promotions).to.deep.equal([`${discountCode} -€4.50`]);
    await until(() => said().includes(`Discount code ${discountCode} was applied.`), 'word of it');
    expect([field.value, checkout.focused]).to.deep.equal(['', field]);
    expect(heard.map(({ type }) => type)).to.include('smallshop-cart-apply-code');
    expect(await axeFindings(root)).to.deep.equal([]);
    checkout.useCard(cards.good);
    checkout.pay();
    await until(() => orders().length, 'the order');
    expect(orders()[0]!.totals.at(-1)!.amount.amount).to.equal(4500);
  });

  it('are removed', async () => {
    const { checkout, enter } = await open();
    enter(discountCode);
    await until(() => checkout.payButton.textContent!.trim() === 'Pay €45.00', 'the new amount');
    checkout.root.querySelector<HTMLButtonElement>('[part=code-remove]')!.click();
    await until(() => checkout.payButton.textContent!.trim() === 'Pay €49.50', 'the old amount');
    expect(checkout.promotions).to.deep.equal([]);
  });

  it('that are refused are named at the field and aloud, and go; a valid one keeps the form open', async () => {
    const { checkout, form, field, enter, error, said, mock } = await open();
    enter('NOPE');
    const words = '“NOPE” is not a code of this shop. Check its spelling.';
    await until(() => error() === words, 'the reason');
    expect(said()).to.include(words);
    expect(checkout.promotions).to.deep.equal([]);
    await until(() => [...mock.state.carts.values()][0]!.discountCodes.length === 0, 'the server');
    enter(discountCode);
    await until(() => checkout.payButton.textContent!.trim() === 'Pay €45.00', 'the new amount');
    expect([form.open, checkout.focused, error()]).to.deep.equal([true, field, '']);
  });

  it('may be those of gift cards', async () => {
    const { checkout, enter, mock } = await open();
    enter(giftCardIn(mock, 2000));
    await until(() => checkout.payButton.textContent!.trim() === 'Pay €29.50', 'what is left');
    checkout.root.querySelector<HTMLButtonElement>('[part=gift-card-remove]')!.click();
    await until(() => checkout.payButton.textContent!.trim() === 'Pay €49.50', 'the whole amount');
  });
});
