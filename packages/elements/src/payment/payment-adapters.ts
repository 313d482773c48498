import { BankTransferAdapter } from './bank-transfer/bank-transfer-adapter.ts';
import type { PaymentAdapter } from './payment-adapter.ts';
import { TestCardAdapter } from './test-card/test-card-adapter.ts';

const factories = new Map<string, () => PaymentAdapter>([
  ['test_card', () => new TestCardAdapter()],
  ['none', () => new BankTransferAdapter()],
]);

/** Teaches every checkout on the page another way to pay. `name` is the method's `adapter` in the API. */
export function registerPaymentAdapter(name: string, create: () => PaymentAdapter): void {
  factories.set(name, create);
}

/** A new adapter, or undefined where nobody registered one of that name. */
export function createPaymentAdapter(name: string): PaymentAdapter | undefined {
  return factories.get(name)?.();
}
