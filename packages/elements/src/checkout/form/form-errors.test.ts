import { expect } from '@esm-bundle/chai';
import type { Checkout } from '@smallshop/contract';
import type { CheckoutDraft } from '@smallshop/state/checkout';
import { emailsAccepted, emailsRefused } from '../../../../contract/src/email/email.fixture.ts';
import { errorsOf } from './form-errors.ts';

const checkout = { requiresShipping: false, messages: [] } as unknown as Checkout;
const formats = { deliveryAddress: undefined, billingAddress: undefined };
const errorOf = (email: string) =>
  errorsOf({ email, billingAddress: null } as CheckoutDraft, formats, checkout).get('contact.email')?.key;

describe('the e-mail address of a checkout', () => {
  for (const email of emailsAccepted) {
    it(`may be ${JSON.stringify(email)}, as the server says`, () => expect(errorOf(email)).to.equal(undefined));
  }
  for (const email of emailsRefused) {
    it(`cannot be ${JSON.stringify(email)}, as the server says`, () => expect(errorOf(email)).to.equal('invalidEmail'));
  }

  it('is required, and may have spaces around it', () => {
    expect(errorOf('  ')).to.equal('required');
    expect(errorOf(' ada@example.com ')).to.equal(undefined);
  });
});
