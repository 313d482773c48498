/** Payment providers that `SMALLSHOP_PAYMENTS` can enable. */
export const paymentProviderNames = ['test', 'bank_transfer', 'cash_on_delivery', 'stripe'] as const;
export type PaymentProviderName = (typeof paymentProviderNames)[number];
