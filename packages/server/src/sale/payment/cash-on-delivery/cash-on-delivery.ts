import type { PaymentProvider } from '../port/payment-port.ts';

/** The carrier takes the money at the door and the merchant marks the order paid. Refunds are made by hand. */
export function createCashOnDelivery(): PaymentProvider {
  const pending = { status: 'pending' } as const;
  return {
    id: 'cash_on_delivery',
    kind: 'cash_on_delivery',
    adapter: 'none',
    needsToken: false,
    config: () => ({}),
    // Not every carrier takes money in every country; a store that names none has one that does. Without a parcel
    // there is no carrier.
    isOffered: ({ settings, country, requiresShipping }) =>
      requiresShipping && (settings.cashOnDeliveryCountries?.includes(country) ?? true),
    authorize: async () => pending,
    resume: async () => pending,
    cancel: async () => 'canceled',
    refund: async () => pending,
  };
}
