import type { ConsentServiceInput } from '@smallshop/contract';
import { inEveryLanguage } from '../../../locales/in-every-language.ts';

/**
 * What Stripe's payment form stores on the shop's page against fraud:
 * docs.stripe.com/disputes/prevention/advanced-fraud-detection.
 */
export const stripeService: ConsentServiceInput = {
  id: 'stripe',
  name: 'Stripe',
  purpose: inEveryLanguage(({ notice }) => notice.stripe),
  purposes: ['dpv:PaymentManagement', 'dpv:FraudPreventionAndDetection'],
  personalData: ['pd:PaymentCard', 'pd:IPAddress'],
  recipients: [{ name: 'Stripe, Inc.', country: 'US', url: 'https://stripe.com/privacy' }],
  legalBasis: 'contract',
  retention: 'P1Y',
  storage: [
    { name: '__stripe_mid', days: 365, store: 'cookie' },
    { name: '__stripe_sid', days: 1, store: 'cookie' },
  ],
};
