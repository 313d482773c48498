import { expect } from '@esm-bundle/chai';
import type { DutyMode, PriceTerms } from '@smallshop/contract';
import { taxNotes, taxName } from './tax-notes.ts';

const words = (
  tax: PriceTerms['tax'],
  duty: PriceTerms['duty'],
  scheme: PriceTerms['scheme'] = null,
  dutyMode: DutyMode = 'none',
) => taxNotes({ tax, duty, scheme }, dutyMode);

describe('the words beside a price', () => {
  it('say of tax and of duty what the price contains', () => {
    expect(words('included', 'none')).to.deep.equal(['taxIncluded']);
    expect(words('added', 'added')).to.deep.equal(['taxAdded', 'dutyAdded']);
    expect(words('none', 'due_on_delivery')).to.deep.equal(['dutyDue']);
    expect(words('due_on_delivery', 'none')).to.deep.equal(['taxDue']);
    expect(words('due_on_delivery', 'due_on_delivery')).to.deep.equal(['importDue']);
    expect(words('none', 'none')).to.deep.equal([]);
  });

  it('say that customs charges nothing for items from abroad', () => {
    expect(words('included', 'none', 'ioss')).to.deep.equal(['taxIncluded', 'importPaid']);
    expect(words('none', 'none', null, 'unpaid')).to.deep.equal(['importNone']);
    expect(words('included', 'none', 'eu_oss')).to.deep.equal(['taxIncluded']);
  });

  it('call the tax as the country does', () => {
    expect(['US', 'JP', 'AU', 'CA', 'DE', 'AE'].map(taxName)).to.deep.equal([
      'salesTax',
      'consumptionTax',
      'gst',
      'tax',
      'vat',
      'vat',
    ]);
  });
});
