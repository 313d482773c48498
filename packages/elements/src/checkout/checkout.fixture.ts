import { samples } from '@smallshop/mocks';
import { checkoutOf } from '@smallshop/state/checkout';
import { openPage, until, type PageOptions } from '../test-support/page.ts';
import { CheckoutHarness } from './checkout.harness.ts';
import './define.ts';

export const cards = { good: '4242 4242 4242 4242', declined: '4000 0000 0000 0002', confirm: '4000 0025 0000 3155' };

/** A page with a checkout of one tea and two jars of pearls, ready to fill in. */
export async function openCheckout(options: PageOptions = {}, attributes = '', markup = (tag: string) => tag) {
  const page = await openPage(markup(`<smallshop-checkout ${attributes}></smallshop-checkout>`), {
    lines: [
      { sku: samples.plain.sku, quantity: 1 },
      { sku: samples.reduced.sku, quantity: 2 },
    ],
    ...options,
  });
  const checkout = new CheckoutHarness(page.root.querySelector('smallshop-checkout')!);
  const store = checkoutOf(page.shop);
  const formed = () => until(() => checkout.form && checkout.addressFields.length > 2 && checkout.card, 'the form');
  /** Everything typed has reached the server. */
  const saved = async () => {
    await store.save();
    await checkout.element.updateComplete;
  };
  const orders = () => [...page.mock.state.orders.values()].map(({ order }) => order);
  return { ...page, checkout, state: store, formed, saved, orders };
}

export async function openReadyCheckout(options: PageOptions = {}, attributes = '') {
  const context = await openCheckout(options, attributes);
  await context.formed();
  context.checkout.fill();
  await context.saved();
  return context;
}
