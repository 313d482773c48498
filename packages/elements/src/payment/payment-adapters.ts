import type { PaymentAdapter } from './payment-adapter.ts';

type Factory = () => PaymentAdapter | Promise<PaymentAdapter>;

/** Each comes when a checkout offers it. */
const factories = new Map<string, Factory>([
  ['test_card', async () => new (await import('./test-card/test-card-adapter.ts')).TestCardAdapter()],
  ['none', async () => new (await import('./bank-transfer/bank-transfer-adapter.ts')).BankTransferAdapter()],
  ['stripe', async () => new (await import('./stripe/stripe-adapter.ts')).StripeAdapter()],
]);

/** Teaches every checkout on the page another way to pay. `name` is the method's `adapter` in the API. */
export function registerPaymentAdapter(name: string, create: Factory): void {
  factories.set(name, create);
}

/**
 * Returns a new adapter, or undefined if no adapter of that name is registered. Rejects if its code could not be
 * loaded.
 */
export async function createPaymentAdapter(name: string): Promise<PaymentAdapter | undefined> {
  return factories.get(name)?.();
}
