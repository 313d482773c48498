import type { PaymentProvider } from '../payment-port.ts';

/** The shopper transfers the money later; the merchant marks the order paid. Nothing to enter, nothing to give back. */
export function createBankTransfer(): PaymentProvider {
  const pending = { status: 'pending' } as const;
  return {
    id: 'bank_transfer',
    kind: 'bank_transfer',
    adapter: 'none',
    needsToken: false,
    config: () => ({}),
    authorize: async () => pending,
    resume: async () => pending,
    cancel: async () => {},
  };
}
