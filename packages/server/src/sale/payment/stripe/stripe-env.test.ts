import { describe, expect, it } from 'vitest';
import { readEnv } from '../../../entrypoints/environment/env.ts';

const keys = {
  SMALLSHOP_PAYMENTS: 'stripe',
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
};

describe('the settings of Stripe', () => {
  it('are read where it is switched on, also for production', () => {
    const stripe = { secretKey: 'sk_test_1', publishableKey: 'pk_test_1', webhookSecret: 'whsec_1' };
    expect(readEnv(keys).stripe).toEqual(stripe);
    expect(readEnv({ ...keys, STRIPE_API_URL: 'http://127.0.0.1:1234' }).stripe).toEqual({
      ...stripe,
      apiUrl: 'http://127.0.0.1:1234',
    });
    expect(
      readEnv({ ...keys, STRIPE_SECRET_KEY: 'rk_live_1', STRIPE_PUBLISHABLE_KEY: 'pk_live_1', NODE_ENV: 'production' })
        .payments,
    ).toEqual(['stripe']);
    expect(readEnv({ ...keys, SMALLSHOP_PAYMENTS: 'bank_transfer' }).stripe).toBeUndefined();
  });

  it.each([
    [
      { SMALLSHOP_PAYMENTS: 'stripe', STRIPE_SECRET_KEY: '', STRIPE_PUBLISHABLE_KEY: '', STRIPE_WEBHOOK_SECRET: '' },
      /STRIPE_SECRET_KEY: is missing[^]*STRIPE_PUBLISHABLE_KEY: is missing[^]*STRIPE_WEBHOOK_SECRET: is missing/,
    ],
    [{ STRIPE_SECRET_KEY: 'pk_test_1' }, /STRIPE_SECRET_KEY: must be a secret key/],
    [{ STRIPE_PUBLISHABLE_KEY: 'sk_test_1' }, /STRIPE_PUBLISHABLE_KEY: must be a publishable key/],
    [
      { STRIPE_PUBLISHABLE_KEY: 'pk_live_1' },
      /STRIPE_PUBLISHABLE_KEY: is a live key, but STRIPE_SECRET_KEY is a test one/,
    ],
    [{ STRIPE_WEBHOOK_SECRET: 'secret' }, /STRIPE_WEBHOOK_SECRET: must be the signing secret/],
    [{ STRIPE_API_URL: 'api.stripe.com' }, /STRIPE_API_URL: must be an http/],
    [{ STRIPE_API_URL: 'https://h/v1' }, /STRIPE_API_URL: must be scheme, host and port only/],
    [{ STRIPE_API_URL: 'http://127.0.0.1:1', NODE_ENV: 'production' }, /STRIPE_API_URL: is for tests/],
  ])('stop the start at %o, naming the variable', (changes, message) => {
    expect(() => readEnv({ ...keys, ...changes })).toThrow(message);
  });
});
