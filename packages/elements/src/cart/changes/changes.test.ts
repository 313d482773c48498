import { expect } from '@esm-bundle/chai';
import type { LineItem, Message } from '@smallshop/contract';
import { createMockShop, samples } from '@smallshop/mocks';
import { html, render } from 'lit';
import '../define.ts';
import { fill, type Values } from '../../internal/language/messages.ts';
import { axeFindings, leave, openPage, until, type PageOptions } from '../../test-support/page.ts';
import { totalsStrings } from '../totals/totals.strings.ts';
import { CartHarness } from '../cart.harness.ts';
import type { CartText } from '../cart.strings.ts';
import { Changes, changesStrings } from './changes.ts';

const lines = [
  { sku: samples.plain.sku, quantity: 1 },
  { sku: samples.reduced.sku, quantity: 2 },
];

async function open(attributes: string, options: PageOptions = {}) {
  const page = await openPage(`<smallshop-cart ${attributes}></smallshop-cart>`, { lines, ...options });
  const cart = new CartHarness(page.root.querySelector('smallshop-cart')!);
  await until(() => cart.lines.length === 2, 'the lines');
  const changes = () => cart.element.shadowRoot!.querySelector<HTMLElement>('[part=changes]');
  const notes = () => [...(changes()?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent);
  return { ...page, cart, changes, notes };
}

describe('a cart whose country changes', () => {
  afterEach(leave);

  it('shows and announces what changed, until it is dismissed', async () => {
    const { cart, changes, notes, shop } = await open('layout="inline"');
    expect(changes()).to.equal(null);
    await shop.region.choose({ country: 'US' });
    await until(changes, 'the changes');
    expect(cart.text('#changes')).to.equal('Changes for this country: United States');
    expect(notes()).to.deep.equal([
      'Dragon Well: $18.00 each, €16.20 before',
      'Jasmine Pearls: $16.00 each, €14.40 before',
      'Shipping: from $5.00, before: from €4.50',
    ]);
    expect(cart.said).to.contain('Changes for this country: United States: Dragon Well');
    expect(cart.lines.map(({ message }) => message)).to.deep.equal(['', '']);
    expect(await axeFindings(cart.element)).to.deep.equal([]);

    cart.press('[part=changes-dismiss]');
    await until(() => !changes(), 'it to go');
    expect(cart.focused?.localName).to.equal('h2');
    await shop.region.choose({ country: 'DE' });
    await until(changes, 'the next changes');
    expect(cart.text('#changes')).to.equal('Changes for this country: Germany');
  });

  it('names what cannot be sent there, and says where nothing can', async () => {
    const mock = createMockShop();
    mock.state.shippingLimits.set(samples.plain.handle, { onlyTo: null, notTo: ['US'] });
    const { cart, notes, shop } = await open('layout="inline"', { mock });
    await shop.region.choose({ country: 'US' });
    await until(() => notes().length > 0, 'the changes');
    expect(notes()).to.include('Dragon Well cannot be sent there.');
    expect(cart.lines[0]!.message).to.equal('Not sent to your country. Please remove this item.');
  });

  it('shows it in the open drawer, in Arabic, without an axe violation', async () => {
    const { cart, changes, shop } = await open('open', { language: 'ar' });
    await until(() => cart.dialog?.open && cart.element.dir === 'rtl', 'the drawer');
    await shop.region.choose({ country: 'US', language: 'ar' });
    await until(changes, 'the changes');
    expect(cart.text('#changes')).to.equal('تغييرات تخص الولايات المتحدة');
    await Promise.all(cart.dialog!.getAnimations({ subtree: true }).map((animation) => animation.finish()));
    expect(await axeFindings(cart.element)).to.deep.equal([]);
  });
});

describe('the words of a change', () => {
  const text: CartText = (key, values) =>
    fill({ ...totalsStrings, ...changesStrings }[key as keyof typeof changesStrings], 'en', values as Values);
  const euros = (amount: number) => ({ amount, currency: 'EUR' });
  const note = (code: string, path: string, amounts: Partial<Message> = {}): Message => ({
    type: 'warning',
    code,
    path,
    severity: 'requires_buyer_review',
    ...amounts,
  });
  const items = Array.from({ length: 5 }, (_, index) => ({ id: `l${index}`, title: `Tea ${index}` }) as LineItem);
  const region = { country: 'FR' } as Parameters<Changes['render']>[0]['region'];
  const shown = (messages: Message[]) => {
    const place = document.createElement('div');
    render(html`${new Changes(() => {}).render({ lines: items, messages, region }, 'en', text)}`, place);
    return [...place.querySelectorAll('li')].map(({ textContent }) => textContent);
  };

  it('count prices where there are many', () => {
    const prices = (count: number) =>
      items
        .slice(0, count)
        .map(({ id }) => note('price_changed', `lines.${id}`, { before: euros(100), after: euros(200) }));
    expect(shown(prices(4))).to.have.lengthOf(4);
    expect(shown(prices(5))).to.deep.equal(['The prices of 5 items have changed.']);
  });

  it('name lost codes, items that are not sold, and shipping that there is not', () => {
    expect(
      shown([
        note('discount_no_longer_applies', 'discountCodes.TEA.10'),
        note('shipping_changed', 'shippingEstimate', { before: euros(490) }),
        note('not_in_region', 'lines.l1'),
      ]),
    ).to.deep.equal([
      'Tea 1 is not sold there.',
      'Discount code TEA.10 no longer applies.',
      'Your cart cannot be sent there.',
    ]);
    expect(shown([note('shipping_changed', 'shippingEstimate', { after: euros(490) })])).to.deep.equal([
      'Shipping: from €4.90',
    ]);
    expect(
      shown([note('shipping_changed', 'shippingEstimate', { before: euros(0), after: euros(490) })]),
    ).to.deep.equal(['Shipping: from €4.90, before: Free']);
  });

  it('leave a price that the shop itself changed to its line', () => {
    expect(shown([note('price_changed', 'lines.l1')])).to.deep.equal([]);
  });
});
