import type { PaymentIntent } from '@stripe/stripe-js';
import { make } from './frame.ts';

/** The bank's question, in a frame over the page as Stripe.js puts it there. Resolves once it is answered. */
export function challenge(intent: PaymentIntent): Promise<void> {
  const next = intent.next_action as { use_stripe_sdk?: { stripe_js?: string } } | null;
  const { pathname, search } = new URL(next!.use_stripe_sdk!.stripe_js!);
  const place = make(document.body, 'div');
  place.style.cssText = 'position:fixed; inset:0; z-index:2147483647; background:rgb(0 0 0 / 0.4)';
  // On the host that Stripe has for this; the test leads it to its fake.
  const frame = make(place, 'iframe', { title: '3D Secure', src: `https://hooks.stripe.com${pathname}${search}` });
  frame.style.cssText = 'position:absolute; inset:10% 25%; width:50%; height:50%; background:white; border:0';
  return new Promise((resolve) => {
    const hear = ({ data, source }: MessageEvent<{ type?: string }>) => {
      if (source !== frame.contentWindow || data.type !== 'fake-stripe-3ds') return;
      removeEventListener('message', hear);
      place.remove();
      resolve();
    };
    addEventListener('message', hear);
  });
}
