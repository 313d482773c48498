import { expect } from '@esm-bundle/chai';
import { leave, until } from '../../test-support/page.ts';
import { openCheckout } from '../checkout.fixture.ts';

describe('an address', () => {
  afterEach(leave);

  it('whose postal code is of another state is marked at its field, and right again with the right state', async () => {
    const { checkout, formed } = await openCheckout({ country: 'US' });
    await formed();
    await until(() => checkout.addressFields.includes('region'), 'the form of the country');
    checkout.type('deliveryAddress.region', 'TX');
    checkout.type('deliveryAddress.postalCode', '10001');
    await checkout.element.updateComplete;
    expect(checkout.errorAt('deliveryAddress.postalCode')).to.equal(
      'ZIP code: This code is not in the region that you chose.',
    );
    checkout.type('deliveryAddress.region', 'NY');
    await checkout.element.updateComplete;
    expect(checkout.errorAt('deliveryAddress.postalCode')).to.equal('');
  });

  it('in Japan has a city', async () => {
    const { checkout, formed } = await openCheckout({ country: 'JP' });
    await formed();
    await until(() => checkout.addressFields.includes('city'), 'the form of the country');
    expect(checkout.control('deliveryAddress.city').required).to.equal(true);
  });
});
