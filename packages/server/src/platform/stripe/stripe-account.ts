import Stripe from 'stripe';
import type { Tracing } from '../tracing/tracing.ts';

/** The shop's Stripe account, from environment variables. */
export interface StripeSettings {
  /** `sk_…` or a restricted `rk_…`. Never sent to clients or logged. */
  secretKey: string;
  /** `pk_…`, for the browser. */
  publishableKey: string;
  /** `whsec_…` of the endpoint that Stripe posts its events to. */
  webhookSecret: string;
  /** Replaces `https://api.stripe.com` in tests. */
  apiUrl?: string;
}

/** One account serves all stores of this server. The metadata of a payment contains its store. */
export interface StripeAccount {
  client: Stripe;
  publishableKey: string;
  webhookSecret: string;
}

/** Timeout of one request. The library tries twice more with the same idempotency key. */
const timeoutMs = 15_000;

export function openStripe(
  { secretKey, publishableKey, webhookSecret, apiUrl }: StripeSettings,
  tracing?: Tracing,
): StripeAccount {
  const client = new Stripe(secretKey, {
    timeout: timeoutMs,
    maxNetworkRetries: 2,
    telemetry: false,
    appInfo: { name: 'SmallShop' },
    ...(apiUrl && addressOf(apiUrl)),
  });
  if (tracing) recordResponses(client, tracing, apiUrl);
  return { client, publishableKey, webhookSecret };
}

/** Records each response as a span. It has the host, but no path: that has ids of payments. */
function recordResponses(client: Stripe, tracing: Tracing, apiUrl = 'https://api.stripe.com'): void {
  const { hostname } = new URL(apiUrl);
  client.on('response', ({ method, status, elapsed, request_start_time: startedAt }: Stripe.ResponseEvent) => {
    if (!tracing.current()) return;
    tracing.record({
      ...{ name: method, kind: 'client', startedAt, durationMs: elapsed },
      attributes: { 'http.request.method': method, 'server.address': hostname, 'http.response.status_code': status },
      error: status >= 400 ? String(status) : undefined,
    });
  });
}

function addressOf(apiUrl: string): { protocol: 'http' | 'https'; host: string; port: string } {
  const { protocol, hostname, port } = new URL(apiUrl);
  return {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    port: port || (protocol === 'http:' ? '80' : '443'),
  };
}
