import { expect } from '@esm-bundle/chai';
import { returnUrl, takeReturn } from './return-url.ts';

describe('the way back from a provider’s page', () => {
  const here = location.href;
  afterEach(() => history.replaceState(null, '', here));

  it('is this page, without what an earlier return left in its address', () => {
    expect(
      returnUrl(
        'https://shop.example/pay?lang=de&payment_intent=pi&payment_intent_client_secret=s&redirect_status=failed#form',
      ),
    ).to.equal('https://shop.example/pay?lang=de');
  });

  it('is noticed once, and leaves no secret in the address', () => {
    expect(takeReturn()).to.equal(false);
    const url = new URL(here);
    for (const [name, value] of [
      ['payment_intent', 'pi_1'],
      ['payment_intent_client_secret', 'pi_1_secret'],
      ['redirect_status', 'succeeded'],
    ] as const)
      url.searchParams.set(name, value);
    history.replaceState({ kept: true }, '', `${url}#form`);
    expect(takeReturn()).to.equal(true);
    expect(location.href).not.to.include('secret');
    expect(location.hash).to.equal('#form');
    expect(history.state).to.deep.equal({ kept: true });
    expect(takeReturn()).to.equal(false);
  });
});
