import { expect } from '@esm-bundle/chai';
import { cardErrors, errorField, formatCardNumber, formatCvc, formatExpiry, toTestCard } from './card-entry.ts';

describe('card entry', () => {
  it('groups the number as it is printed on a card', () => {
    expect(formatCardNumber('4242424242424242')).to.equal('4242 4242 4242 4242');
    expect(formatCardNumber('4242-4242 4')).to.equal('4242 4242 4');
    expect(formatCardNumber('')).to.equal('');
  });

  it('takes digits of a Japanese keyboard and drops everything that is none', () => {
    expect(formatCardNumber('４２４２x４２')).to.equal('4242 42');
  });

  it('stops at nineteen digits', () => {
    expect(formatCardNumber('1'.repeat(30)).replaceAll(' ', '')).to.have.length(19);
  });

  for (const [typed, shown] of [
    ['1', '1'],
    ['4', '04'],
    ['12', '12'],
    ['123', '12 / 3'],
    ['1230', '12 / 30'],
    ['12/2030', '12 / 30'],
    ['4/30', '04 / 30'],
  ] as const) {
    it(`shows the expiry date "${typed}" as "${shown}"`, () => expect(formatExpiry(typed)).to.equal(shown));
  }

  it('keeps a security code to four digits', () => expect(formatCvc('12a345')).to.equal('1234'));

  it('says what is missing, field by field', () => {
    expect(cardErrors({ number: '', expiry: '', cvc: '' })).to.deep.equal({
      number: 'card_number_invalid',
      expiry: 'card_expiry_invalid',
      cvc: 'card_cvc_invalid',
    });
    expect(cardErrors({ number: '4242 4242 4242 4242', expiry: '13 / 30', cvc: '123' })).to.deep.equal({
      expiry: 'card_expiry_invalid',
    });
    expect(cardErrors({ number: '4242 4242 4242 4242', expiry: '12 / 30', cvc: '123' })).to.deep.equal({});
  });

  it('hands the gateway plain digits and a full year', () => {
    expect(toTestCard({ number: '4242 4242 4242 4242', expiry: '04 / 30', cvc: '123' })).to.deep.equal({
      number: '4242424242424242',
      expiryMonth: 4,
      expiryYear: 2030,
      cvc: '123',
    });
  });

  it('knows which field a refusal of the gateway is about', () => {
    expect(errorField('card_expired')).to.equal('expiry');
    expect(errorField('network_error')).to.equal(undefined);
  });
});
