import { expect } from '@esm-bundle/chai';
import { createMockShop, discountCode, samples } from '@smallshop/mocks';
import '../define.ts';
import { giftCardIn } from '../../test-support/gift-card.ts';
import { axeFindings, leave, openPage, until, type PageOptions } from '../../test-support/page.ts';
import { CartHarness } from '../cart.harness.ts';

const lines = [{ sku: samples.plain.sku, quantity: 2 }];

/** An inline cart of two teas, 32.40 euros, in a shop with gift cards. */
async function open(options: PageOptions = {}) {
  const mock = createMockShop();
  const page = await openPage('<smallshop-cart layout="inline"></smallshop-cart>', { lines, mock, ...options });
  const cart = new CartHarness(page.root.querySelector('smallshop-cart')!);
  await until(() => cart.lines.length && cart.codeField, 'the cart');
  const enter = async (code: string) => {
    cart.applyCode(code);
    await until(
      () => page.shop.cart.$pending.get().length === 0 && page.shop.cart.$status.get() === 'idle',
      'the server',
    );
    await cart.element.updateComplete;
  };
  return { ...page, mock, cart, enter };
}

describe('a gift card in the cart', () => {
  afterEach(leave);

  it('is entered where codes are, and shows what it pays, what stays on it and what is left to pay', async () => {
    const { cart, mock, enter } = await open();
    expect(cart.text('[part=discount] summary')).to.equal('Add a discount code or gift card');
    expect(cart.codeField.getAttribute('aria-label')).to.equal('Discount code or gift card');
    await enter(giftCardIn(mock, 2000).toLowerCase());
    expect(cart.giftCards).to.deep.equal(['Gift card ••••7004 -€20.00']);
    expect(cart.codes).to.deep.equal([]);
    expect(cart.codeField.value).to.equal('');
    expect(cart.totals).to.deep.equal([
      'Tax included €5.17',
      'Total €32.40',
      'Gift card ••••7004 -€20.00',
      'Left to pay €12.40',
    ]);
    expect(cart.text('[part=checkout] span + span')).to.equal('€12.40');
    expect(cart.said).to.equal('The gift card ending in 7004 was added. Left to pay: €12.40');
    await enter(giftCardIn(mock, 5000));
    expect(cart.giftCards[1]).to.equal('Gift card ••••7005 -€12.40 €37.60 stays on it.');
    expect(cart.totals.at(-1)).to.equal('Left to pay €0.00');
  });

  it('is listed with discount codes, and each can be removed alone', async () => {
    const { cart, mock, enter, shop } = await open();
    await enter(giftCardIn(mock, 2000));
    await enter(discountCode);
    expect([cart.codes, cart.giftCards]).to.deep.equal([[discountCode], ['Gift card ••••7004 -€20.00']]);
    cart.press('[part=code-remove]');
    await until(() => shop.cart.$pending.get().length === 0 && cart.codes.length === 0, 'the code to go');
    expect(cart.giftCards).to.have.length(1);
  });

  it('is taken out by a button as large as a thumb, which says which card, and leaves the focus near', async () => {
    const { cart, mock, enter, heard } = await open();
    await enter(giftCardIn(mock, 2000));
    const button = cart.element.shadowRoot!.querySelector<HTMLElement>('[part=gift-card-remove]')!;
    expect(button.getAttribute('aria-label')).to.equal('Remove the gift card ending in 7004');
    const { width, height } = button.getBoundingClientRect();
    expect(Math.min(width, height)).to.equal(44);
    button.click();
    await cart.element.updateComplete;
    // Before the server has answered.
    expect(cart.giftCards).to.deep.equal([]);
    expect(cart.totals.at(-1)).to.equal('Total €32.40');
    expect(cart.said).to.equal('The gift card ending in 7004 was removed.');
    expect(cart.focused!.localName).to.equal('summary');
    expect(heard.map(({ type }) => type)).to.include('smallshop-cart-remove-gift-card');
  });

  it('stays where the page prevents that it goes', async () => {
    const { cart, mock, enter, root } = await open();
    await enter(giftCardIn(mock, 2000));
    root.addEventListener('smallshop-cart-remove-gift-card', (event) => event.preventDefault());
    cart.press('[part=gift-card-remove]');
    await cart.element.updateComplete;
    expect(cart.giftCards).to.have.length(1);
  });

  it('says why it pays nothing', async () => {
    const { cart, mock, enter } = await open();
    const spent = giftCardIn(mock, 0);
    const codes = [
      giftCardIn(mock, 500, { expiresAt: '2025-01-01T00:00:00.000Z' }),
      giftCardIn(mock, 500, { disabled: true }),
      spent,
      giftCardIn(mock, 500, { currency: 'USD' }),
    ];
    for (const code of codes) await enter(code);
    expect(cart.giftCards).to.deep.equal([
      'Gift card ••••7005 This gift card has expired.',
      'Gift card ••••7006 This gift card has been deactivated.',
      'Gift card ••••7004 Nothing is left on this gift card.',
      'Gift card ••••7007 This gift card holds $5.00 and pays in that currency only.',
    ]);
    expect(cart.said).to.equal('This gift card holds $5.00 and pays in that currency only.');
    expect(cart.totals.at(-1)).to.equal('Total €32.40');
    expect(await axeFindings(cart.element)).to.deep.equal([]);
    await enter(giftCardIn(mock, 500));
    await enter(giftCardIn(mock, 500));
    expect(cart.element.shadowRoot!.getElementById('code-error')!.textContent).to.equal(
      'No more gift cards can be used. Remove one first.',
    );
  });

  it('is among the changes if its currency is not that of the new country', async () => {
    const { cart, mock, enter, shop } = await open();
    await enter(giftCardIn(mock, 2000));
    await shop.region.choose({ country: 'US' });
    await until(() => cart.text('[part=changes]'), 'the changes');
    expect(cart.text('[part=changes]').replace(/[\u2066\u2069]/g, '')).to.include(
      'Gift card ••••7004: This gift card holds €20.00 and pays in that currency only.',
    );
    expect(cart.totals.at(-1)).to.match(/^Total /);
  });

  it('that is not needed says so', async () => {
    const { cart, mock, enter } = await open();
    await enter(giftCardIn(mock, 5000));
    await enter(giftCardIn(mock, 500));
    expect(cart.giftCards[1]).to.equal('Gift card ••••7005 Not needed: nothing is left to pay.');
  });

  for (const options of [{ scheme: 'light' }, { scheme: 'dark' }, { language: 'ar' }] as const) {
    const look =
      'scheme' in options ? `in ${options.scheme} colours` : 'from right to left, with digits from left to right';
    it(`gives axe nothing to find ${look}`, async () => {
      const { cart, mock, enter } = await open(options);
      await enter(giftCardIn(mock, 2000));
      await until(() => cart.giftCards.length, 'the gift card');
      expect(await axeFindings(cart.element)).to.deep.equal([]);
      for (const masked of cart.element.shadowRoot!.querySelectorAll('[part~=gift-card] bdi'))
        expect(masked.getAttribute('dir')).to.equal('ltr');
    });
  }
});
