import { expect } from '@esm-bundle/chai';
import { createMockShop, discountCode, samples, type MockShop } from '@smallshop/mocks';
import '../define.ts';
import { axeFindings, leave, openPage, until, type PageOptions } from '../../test-support/page.ts';
import { CartHarness } from '../cart.harness.ts';

const tea = { sku: samples.plain.sku, quantity: 1 };

/** An inline cart with one tea, 16.20 euros. */
async function open(options: PageOptions = {}) {
  const page = await openPage('<smallshop-cart layout="inline"></smallshop-cart>', { lines: [tea], ...options });
  const cart = new CartHarness(page.root.querySelector('smallshop-cart')!);
  await until(() => cart.lines.length && cart.codeField, 'the cart');
  const form = cart.element.shadowRoot!.querySelector<HTMLDetailsElement>('[part=discount]')!;
  form.open = true;
  const settled = () =>
    until(() => page.shop.cart.$pending.get().length === 0 && page.shop.cart.$status.get() === 'idle', 'the server');
  /** Types a code and presses the button, as a shopper does. */
  const enter = async (code: string) => {
    cart.codeField.value = code;
    form.querySelector<HTMLButtonElement>('[part=code-apply]')!.click();
    await settled();
    await cart.element.updateComplete;
    await settled();
  };
  const error = () =>
    cart.element.shadowRoot!.getElementById(cart.codeField.getAttribute('aria-describedby')!)!.textContent;
  const kept = () => [...page.mock.state.carts.values()][0]!.discountCodes;
  return { ...page, cart, form, enter, settled, error, kept };
}

function withCode(mock: MockShop, terms: object): MockShop {
  mock.state.promotions.set('mine', {
    id: 'mine',
    kind: 'percentage',
    code: 'BIG',
    titles: {},
    basisPoints: 1000,
    combinable: true,
    used: 0,
    ...terms,
  });
  return mock;
}

describe('a discount code in the cart', () => {
  afterEach(leave);

  it('shows what it takes off, and can be dropped again', async () => {
    const { cart, enter, settled } = await open();
    await enter(discountCode.toLowerCase());
    await until(() => cart.totals.length > 2, 'the discount');
    expect(cart.codes).to.deep.equal([discountCode]);
    expect(cart.totals[1]).to.equal('Discount on items -€1.62');
    expect(cart.codeField.value).to.equal('');
    expect(cart.said).to.equal(`Discount code ${discountCode} was applied.`);
    cart.press('[part=code-remove]');
    await settled();
    await until(() => cart.codes.length === 0, 'the end of it');
  });

  it('that is refused is named at the field and aloud, and does not stay in the cart', async () => {
    const { cart, enter, error, kept, root } = await open();
    await enter('NOPE');
    const words = '“NOPE” is not a code of this shop. Check its spelling.';
    await until(() => error() === words, 'the reason');
    expect(cart.codeField.getAttribute('aria-invalid')).to.equal('true');
    expect(cart.said).to.equal(words);
    expect(cart.codeField.value).to.equal('NOPE');
    expect(cart.codes).to.deep.equal([]);
    await until(() => kept().length === 0, 'the server');
    expect(await axeFindings(root)).to.deep.equal([]);
    await enter('');
    expect(error()).to.equal('Please enter a code.');
    expect(cart.said).to.equal('Please enter a code.');
  });

  it('keeps the form open and the focus in its field where it is valid after a refused one', async () => {
    const { cart, form, enter, error, kept } = await open();
    await enter('NOPE');
    await until(() => error(), 'the reason');
    expect(cart.focused).to.equal(cart.codeField);
    await enter(discountCode);
    await until(() => cart.totals.length > 2, 'the discount');
    expect(form.open).to.equal(true);
    expect(cart.focused).to.equal(cart.codeField);
    expect(error()).to.equal('');
    expect(cart.codeField.getAttribute('aria-invalid')).to.equal('false');
    expect(kept()).to.deep.equal([discountCode]);
  });

  it('that waits for a larger cart stays, and says how much is missing', async () => {
    const { cart, enter, error, kept } = await open({
      mock: withCode(createMockShop(), { minimumSubtotals: { EUR: 10_000 } }),
    });
    await enter('big');
    await until(() => cart.text('[part=codes]').includes('€83.80 more and “BIG” applies.'), 'the reason');
    expect(cart.said).to.equal('€83.80 more and “BIG” applies.');
    expect(error()).to.equal('');
    expect(kept()).to.deep.equal(['BIG']);
  });
});
