import { axeFindings } from '../../test-support/page.ts';
import { expect } from '@esm-bundle/chai';
import { form, open } from './stripe.fixture.ts';

describe('axe finds nothing around Stripe’s frames', () => {
  afterEach(() => document.body.replaceChildren());

  for (const stage of ['waiting', 'ready', 'failed'] as const) {
    for (const wallets of [true, false]) {
      it(`${stage}${wallets ? ', with wallets' : ''}`, async () => {
        await open();
        Object.assign(form(), { stage, wallets });
        await form().updateComplete;
        // What is inside of a frame is the provider's.
        form().replaceChildren();
        expect(await axeFindings(form())).to.deep.equal([]);
      });
    }
  }
});
