import type { PaymentProvider } from '../port/payment-port.ts';

/** The shopper transfers the money later; the merchant marks the order paid, and transfers back by hand. */
export function createBankTransfer(): PaymentProvider {
  const pending = { status: 'pending' } as const;
  return {
    id: 'bank_transfer',
    kind: 'bank_transfer',
    adapter: 'none',
    needsToken: false,
    config: () => ({}),
    // A transfer needs an account to go to.
    isOffered: ({ settings }) => Boolean(settings.bankDetails),
    authorize: async () => pending,
    resume: async () => pending,
    cancel: async () => 'canceled',
    refund: async () => pending,
  };
}
