import type { BrowserContext, FrameLocator, Page, Route } from 'playwright-core';
import { startFakeStripe, type FakeStripe } from '../../../packages/server/src/test-support/stripe/fake-stripe.ts';
import type { FakeWallet } from '../../stripe/express-element.ts';
import { bundleFakeStripe } from '../../stripe/bundle.ts';
import { startShop, type RunningShop, type ShopOptions } from './shop.ts';

export interface StripeShop extends RunningShop {
  stripe: FakeStripe;
  /** Leads what a browser asks of Stripe to the fake, with this in its visitor's wallet. */
  lead(context: BrowserContext, wallet?: FakeWallet): Promise<void>;
}

/** The demo shop taking money with a fake Stripe, whose events come in at once. */
export async function startStripeShop(options: Omit<ShopOptions, 'env'> = {}): Promise<StripeShop> {
  const [stripe, script] = await Promise.all([startFakeStripe(), bundleFakeStripe()]);
  const shop = await startShop({
    ...options,
    env: { ...stripe.env(), SMALLSHOP_PAYMENTS: 'stripe,bank_transfer' },
  });
  stripe.webhooks.url = `${shop.url}/v1/webhooks/stripe`;
  const toFake = async (route: Route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    const body = request.postData();
    const response = await fetch(stripe.url + pathname + search, {
      method: request.method(),
      headers: { 'content-type': request.headers()['content-type'] ?? 'text/plain' },
      ...(body !== null && { body }),
    });
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    });
  };
  return {
    ...shop,
    stripe,
    async lead(context, wallet) {
      await context.route('https://js.stripe.com/**', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: script }),
      );
      await context.route('https://api.stripe.com/**', toFake);
      await context.route('https://hooks.stripe.com/**', toFake);
      if (wallet) await context.addInitScript((given) => void (window.fakeWallet = given), wallet);
    },
    async close() {
      await shop.close();
      await stripe.stop();
    },
  };
}

/** Inside the frame of the payment form. */
export const paymentForm = (page: Page): FrameLocator =>
  page.frameLocator('iframe[title="Secure payment input frame"]');

export async function typeCard(page: Page, number: string): Promise<void> {
  const form = paymentForm(page);
  await form.getByLabel('Card number').fill(number);
  await form.getByLabel('Expiration date').fill('12 / 34');
  await form.getByLabel('Security code').fill('123');
}

export const is =
  (host: string) =>
  (url: string): boolean =>
    new URL(url).hostname.endsWith(host);
