import { expect } from '@esm-bundle/chai';
import { contextOf, form, group, open, payment, ready, type, until } from './stripe.fixture.ts';
import { StripeAdapter } from './stripe-adapter.ts';

const alert = () => form().renderRoot.querySelector('[role=alert]')?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
const frame = () => document.querySelector('smallshop-stripe-form iframe[title^="Secure payment"]');

describe('Stripe’s payment form', () => {
  afterEach(() => document.body.replaceChildren());

  for (const levels of [0, 1, 2, 3]) {
    it(`keeps what is typed when theme, language and total change, below ${levels} foreign shadow roots`, async () => {
      const { chain, update } = await open(levels);
      type('4242 4242');
      const at = frame();
      // Text and colours of the form follow the page's text.
      Object.assign(chain.at(-1)!.style, { colorScheme: 'dark', color: 'CanvasText' });
      update({ language: 'de', total: { amount: 5000, currency: 'EUR' } });
      await until(
        () => group().options.locale === 'de' && group().options.appearance.theme === 'night',
        'German in the dark',
      );
      expect(frame()).to.equal(at);
      expect(payment().field('number')!.value).to.equal('4242 4242');
      expect(payment().field('number')!.labels![0]!.textContent).to.equal('Kartennummer');
      expect(group().options.amount).to.equal(5000);
    });
  }

  it('is in the document itself, not in a shadow root', async () => {
    const node = document.body.appendChild(document.createElement('div'));
    new StripeAdapter().mount(node, contextOf());
    await ready();
    expect(frame()!.getRootNode()).to.equal(document);
  });

  it('names its own error when a host around it drops the slot, and lets go of Stripe', async () => {
    const { host, chain, adapter } = await open(2);
    chain[1]!.replaceChildren();
    await until(() => host.log.length, 'the error');
    expect(host.log).to.deep.equal(['payment_slot_missing']);
    expect(frame()).to.equal(null);
    expect(await adapter.prepare()).to.deep.equal({ ok: false, error: { code: 'payment_form_failed' } });
    host.mount.retry();
    await until(() => frame() && form().stage === 'ready', 'the form once more');
  });

  it('says so where Stripe cannot be reached, and tries again when asked', async () => {
    const script = window.Stripe;
    const { append } = document.head;
    delete window.Stripe;
    document.head.append = (...nodes) => nodes.forEach((node) => (node as Node).dispatchEvent(new Event('error')));
    const node = document.body.appendChild(document.createElement('div'));
    const adapter = new StripeAdapter();
    adapter.mount(node, contextOf());
    await until(alert, 'word of it');
    expect(alert()).to.equal(
      'The payment form could not be loaded. Please check your connection, then try again. Try again',
    );
    expect(await adapter.prepare()).to.deep.equal({ ok: false, error: { code: 'payment_form_failed' } });
    document.head.append = append;
    window.Stripe = script!;
    form().renderRoot.querySelector('button')!.click();
    await ready();
    expect(alert()).to.equal('');
  });

  it('asks nothing of Stripe before it is on screen', async () => {
    const known = window.fakeStripe.keys.length;
    const above = document.body.appendChild(document.createElement('div'));
    above.style.blockSize = '300vh';
    const node = document.body.appendChild(document.createElement('div'));
    new StripeAdapter().mount(node, contextOf());
    await form().updateComplete;
    // An observer reports the state within two frames.
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    expect(window.fakeStripe.keys).to.have.length(known);
    expect(document.querySelector('script[src*=stripe]')).to.equal(null);
    node.scrollIntoView();
    await ready();
    expect(window.fakeStripe.keys).to.have.length(known + 1);
  });

  it('holds its place while it loads', async () => {
    const node = document.body.appendChild(document.createElement('div'));
    new StripeAdapter().mount(node, contextOf());
    await form().updateComplete;
    expect(form().renderRoot.querySelector('[role=status]')!.textContent).to.include('Loading the payment form');
    const before = form().getBoundingClientRect().height;
    expect(before).to.be.greaterThan(200);
    await ready();
    await form().updateComplete;
    expect(form().getBoundingClientRect().height).to.be.at.least(before);
  });

  it('does not lose looks that changed before it was ready', async () => {
    const node = document.body.appendChild(document.createElement('div'));
    const adapter = new StripeAdapter();
    adapter.mount(node, contextOf());
    const count = window.fakeStripe.groups.length;
    await until(() => window.fakeStripe.groups.length > count, 'Stripe');
    adapter.update(contextOf({ language: 'de' }));
    await ready();
    await until(() => group().options.locale === 'de', 'the language');
  });
});
