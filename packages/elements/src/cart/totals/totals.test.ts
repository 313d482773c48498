import { expect } from '@esm-bundle/chai';
import type { Cart, LandedCost, Total } from '@smallshop/contract';
import { html, render, type TemplateResult, type nothing } from 'lit';
import { totalsStrings } from './totals.strings.ts';
import type { CartText } from '../cart.strings.ts';
import { importHint, laterHint, totalsList } from './totals.ts';

const text = ((key: keyof typeof totalsStrings, values: Record<string, string> = {}) =>
  totalsStrings[key].replace(/\{(\w+)\}/g, (_, name: string) => values[name]!)) as CartText;
const shown = (template: TemplateResult | typeof nothing): string => {
  const place = document.createElement('div');
  render(html`${template}`, place);
  return place.innerText.replace(/\s+/g, ' ').trim();
};
const euros = (amount: number) => ({ amount, currency: 'EUR' });
const landed = (changes: Partial<LandedCost>): LandedCost => ({
  tax: 'included',
  duty: 'none',
  scheme: null,
  destination: { country: 'DE', administrativeArea: null },
  estimated: false,
  dueOnDelivery: null,
  rates: [],
  ...changes,
});
const hint = (changes: Partial<LandedCost>) => shown(importHint(landed(changes), 'en', text));

describe('the totals before there is an address', () => {
  const region = { taxIncluded: false } as Cart['region'];
  const later = (landedCost: LandedCost | undefined, shippingTold: boolean, totals: Total[] = []) =>
    shown(laterHint({ totals, region, ...(landedCost && { landedCost }) }, shippingTold, text));
  const unknown = landed({ tax: 'added', estimated: true });

  it('says that tax is to come, where it is', () => {
    expect(later(unknown, true)).to.equal('Tax is added once your address is known.');
    expect(later(unknown, false)).to.equal('Tax and shipping are calculated at checkout.');
    expect(later(undefined, false)).to.equal('Tax and shipping are calculated at checkout.');
    expect(later(unknown, true, [{ type: 'tax', amount: euros(100) }])).to.equal('');
    expect(later(landed({ tax: 'none', estimated: true }), true)).to.equal('');
  });

  it('says that shipping is to come, unless there is an estimate or a way is chosen', () => {
    expect(later(landed({ estimated: true }), false)).to.equal('Shipping is calculated at checkout.');
    expect(later(landed({ estimated: true }), true)).to.equal('');
    expect(later(landed({}), false, [{ type: 'fulfillment', amount: euros(0) }])).to.equal('');
  });
});

describe('the totals of items that cross a border', () => {
  it('names customs duty as such, and other fees as fees', () => {
    const rows = (code?: string) =>
      shown(
        totalsList(
          [
            { type: 'fee', ...(code && { code }), amount: euros(357) },
            { type: 'total', amount: euros(357) },
          ],
          'en',
          text,
        ),
      );
    expect(rows('duty')).to.contain('Customs duty');
    expect(rows()).to.contain('Fees');
  });

  it('show the shipping discount apart from other discounts', () => {
    const rows = (code?: string) =>
      shown(
        totalsList(
          [
            { type: 'discount', ...(code && { code }), amount: euros(-490) },
            { type: 'total', amount: euros(0) },
          ],
          'en',
          text,
        ),
      );
    expect(rows('shipping')).to.contain('Discount on shipping -€4.90');
    expect(rows()).to.contain('Discount -€4.90');
  });

  it('show by how much the total is rounded down', () => {
    const dinars = (amount: number) => ({ amount, currency: 'KWD' });
    const totals: Total[] = [
      { type: 'subtotal', amount: dinars(8955) },
      { type: 'discount', code: 'rounding', amount: dinars(-5) },
      { type: 'total', amount: dinars(8950) },
    ];
    expect(shown(totalsList(totals, 'en', text))).to.equal('Subtotal KWD 8.955 Rounding -KWD 0.005 Total KWD 8.950');
  });

  it('says nothing of imports where there is no border', () => {
    expect(hint({})).to.equal('');
    expect(hint({ scheme: 'eu_oss' })).to.equal('');
    expect(shown(importHint(undefined, 'en', text))).to.equal('');
  });

  it('says that import tax and duty are paid', () => {
    expect(hint({ scheme: 'ioss' })).to.equal('Import tax and duty are paid.');
    expect(hint({ duty: 'added' })).to.equal('Import tax and duty are paid.');
  });

  it('says how much is due on delivery, as far as it is known', () => {
    expect(hint({ tax: 'due_on_delivery', dueOnDelivery: { tax: euros(1900), duty: euros(600) } })).to.equal(
      'Import tax and duty, about €25.00, are due on delivery.',
    );
    expect(hint({ duty: 'due_on_delivery', dueOnDelivery: { tax: euros(0), duty: euros(600) } })).to.equal(
      'Customs duty, about €6.00, is due on delivery.',
    );
    expect(hint({ tax: 'due_on_delivery', dueOnDelivery: { tax: euros(1900), duty: euros(0) } })).to.equal(
      'Import tax, about €19.00, is due on delivery.',
    );
    expect(hint({ tax: 'due_on_delivery', dueOnDelivery: { tax: null, duty: euros(600) } })).to.equal(
      'Import tax and duty may be due on delivery.',
    );
  });
});
