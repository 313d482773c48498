import { z } from 'zod';
import type { StripeSettings } from '../../../platform/stripe/stripe-account.ts';

const key = (pattern: RegExp, what: string) =>
  z.string().regex(pattern, `must be ${what}, from https://dashboard.stripe.com`).optional();

/** The environment variables of Stripe; read also where it is not switched on, so that a slip is found early. */
export const stripeVariables = {
  STRIPE_SECRET_KEY: key(
    /^(sk|rk)_(test|live)_\w+$/,
    'a secret key, sk_test_… or sk_live_…, or a restricted one, rk_…',
  ).describe('secret or restricted key, with `stripe`; see [Payments](payments.md#stripe)'),
  STRIPE_PUBLISHABLE_KEY: key(/^pk_(test|live)_\w+$/, 'a publishable key, pk_test_… or pk_live_…').describe(
    'publishable key, with `stripe`',
  ),
  STRIPE_WEBHOOK_SECRET: key(/^whsec_\w+$/, 'the signing secret of the webhook endpoint, whsec_…').describe(
    'signing secret of the webhook endpoint, with `stripe`',
  ),
  STRIPE_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .regex(/^[^/]+\/\/[^/]+\/?$/, 'must be scheme, host and port only')
    .optional(),
};

type StripeEnv = { [Name in keyof typeof stripeVariables]?: string | undefined } & { NODE_ENV: string };

/** What keeps Stripe from being switched on. */
export function missingStripe(env: StripeEnv): { code: 'custom'; path: string[]; message: string }[] {
  const issue = (name: string, message: string) => ({ code: 'custom' as const, path: [name], message });
  const required = ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'] as const;
  const missing = required
    .filter((name) => !env[name])
    .map((name) => issue(name, 'is missing; SMALLSHOP_PAYMENTS names stripe'));
  const modes = [env.STRIPE_SECRET_KEY, env.STRIPE_PUBLISHABLE_KEY].map((one) => one?.split('_')[1]);
  // A test key beside a live key: every payment would fail in the browser, with an error message that does not help.
  if (missing.length === 0 && modes[0] !== modes[1])
    missing.push(issue('STRIPE_PUBLISHABLE_KEY', `is a ${modes[1]} key, but STRIPE_SECRET_KEY is a ${modes[0]} one`));
  if (env.NODE_ENV === 'production' && env.STRIPE_API_URL)
    missing.push(issue('STRIPE_API_URL', 'is for tests; it is not used with NODE_ENV=production'));
  return missing;
}

/** Only after `missingStripe` found nothing. */
export function stripeSettings(env: StripeEnv): StripeSettings {
  return {
    secretKey: env.STRIPE_SECRET_KEY!,
    publishableKey: env.STRIPE_PUBLISHABLE_KEY!,
    webhookSecret: env.STRIPE_WEBHOOK_SECRET!,
    ...(env.STRIPE_API_URL && { apiUrl: env.STRIPE_API_URL }),
  };
}
