import type { Stripe } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure/index.mjs';

const address = 'https://js.stripe.com/endive/stripe.js';

/** What browsers with Trusted Types have on `window`; the library of types does not know it yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;
let coming: Promise<void> | undefined;

/**
 * Stripe for this key; the script is fetched once for the page. Rejects if it cannot be, and
 * the next call tries again. A page that has loaded Stripe.js itself keeps its own.
 */
export async function stripeFor(publishableKey: string, account?: string): Promise<Stripe> {
  if (!window.Stripe) await (coming ??= fetchScript().finally(() => (coming = undefined)));
  const stripe = await loadStripe(publishableKey, account ? { stripeAccount: account } : undefined);
  if (!stripe) throw new Error('Stripe.js works in browsers only');
  return stripe;
}

/**
 * `loadStripe` sets the address of the script as plain text, which a page that enforces Trusted
 * Types refuses (stripe/stripe-js#403); so the script is put here, and `loadStripe` finds it there.
 */
function fetchScript(): Promise<void> {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('smallshop-stripe', { createScriptURL: () => address });
  const script = document.createElement('script');
  script.async = true;
  script.src = policy?.createScriptURL(address) ?? address;
  return new Promise((resolve, reject) => {
    script.addEventListener('load', () =>
      window.Stripe ? resolve() : reject(new Error('Stripe.js came without Stripe')),
    );
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error('Stripe.js could not be loaded'));
    });
    document.head.append(script);
  });
}
