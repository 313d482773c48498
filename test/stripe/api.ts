import type { PaymentIntent, PaymentIntentResult, StripeError } from '@stripe/stripe-js';

const origin = 'https://api.stripe.com';

/** A nested object in Stripe's form encoding: `a[b][c]=d`. */
export function formOf(value: object, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, each]) => {
    const at = prefix ? `${prefix}[${name}]` : name;
    if (each === undefined || each === null) return [];
    return typeof each === 'object' ? formOf(each as object, at) : [[at, String(each)] as [string, string]];
  });
}

export const idOf = (clientSecret: string): string => clientSecret.split('_secret_')[0]!;

/** What a browser may ask of Stripe with nothing but the publishable key and a client secret. */
export function createApi(key: string) {
  async function ask(path: string, init?: RequestInit): Promise<PaymentIntentResult> {
    try {
      const response = await fetch(`${origin}/v1/${path}`, init);
      const body = (await response.json()) as PaymentIntent | { error: StripeError };
      return 'error' in body ? { error: body.error } : { paymentIntent: body };
    } catch {
      return {
        error: {
          type: 'api_connection_error',
          message: 'We are experiencing issues connecting to our payments provider.',
        },
      };
    }
  }
  return {
    retrieve: (clientSecret: string) =>
      ask(`payment_intents/${idOf(clientSecret)}?${new URLSearchParams({ key, client_secret: clientSecret })}`),
    confirm: (clientSecret: string, parameters: object) =>
      ask(`payment_intents/${idOf(clientSecret)}/confirm`, {
        method: 'POST',
        body: new URLSearchParams(formOf({ key, client_secret: clientSecret, ...parameters })),
      }),
  };
}

export type Api = ReturnType<typeof createApi>;
