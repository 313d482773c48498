import type { Check } from './check.ts';

const fix = 'Remove SMALLSHOP_TEST_MODE, and "test" from SMALLSHOP_PAYMENTS, before you sell.';

export const checkTestMode: Check = async ({ env }) =>
  env.testMode
    ? [
        {
          problem:
            'Test mode is on' +
            (env.payments.includes('test') ? ': anybody can order with a test card and pay nothing.' : '.'),
          fix,
        },
      ]
    : [];

/** With Stripe's test keys, test cards are accepted as well. */
export const checkStripeTestKeys: Check = async ({ env }) =>
  env.stripe && /^[rs]k_test_/.test(env.stripe.secretKey) && (env.publicUrl?.startsWith('https:') ?? false)
    ? [
        {
          problem: 'STRIPE_SECRET_KEY is a test key: anybody can order with a test card and pay nothing.',
          fix: 'Set the three STRIPE_ variables to those of the live mode.',
        },
      ]
    : [];

/** `npm start` runs in test mode on purpose; a public address beside it is a mistake. */
export const checkTestModeInPublic: Check = async ({ env }) =>
  env.testMode && env.publicUrl?.startsWith('https:')
    ? [{ problem: `Test mode is on for ${env.publicUrl}: anybody can order with a test card and pay nothing.`, fix }]
    : [];
