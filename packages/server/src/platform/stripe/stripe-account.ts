import Stripe from 'stripe';

/** What the environment tells about the shop's account with Stripe. */
export interface StripeSettings {
  /** `sk_…` or a restricted `rk_…`; never told to anybody. */
  secretKey: string;
  /** `pk_…`, for the browser. */
  publishableKey: string;
  /** `whsec_…` of the endpoint that Stripe posts its events to. */
  webhookSecret: string;
  /** Takes the place of `https://api.stripe.com`, for tests. */
  apiUrl?: string;
}

/** One account serves every store of this server; which store a payment is of stands in its metadata. */
export interface StripeAccount {
  client: Stripe;
  publishableKey: string;
  webhookSecret: string;
}

/** Milliseconds for one request; the library tries twice more, under the same idempotency key. */
const timeout = 15_000;

export function openStripe({ secretKey, publishableKey, webhookSecret, apiUrl }: StripeSettings): StripeAccount {
  const client = new Stripe(secretKey, {
    timeout,
    maxNetworkRetries: 2,
    telemetry: false,
    appInfo: { name: 'SmallShop' },
    ...(apiUrl && addressOf(apiUrl)),
  });
  return { client, publishableKey, webhookSecret };
}

function addressOf(apiUrl: string): { protocol: 'http' | 'https'; host: string; port: string } {
  const { protocol, hostname, port } = new URL(apiUrl);
  return { protocol: protocol === 'http:' ? 'http' : 'https', host: hostname, port: port || (protocol === 'http:' ? '80' : '443') };
}
