import type { PaymentMethod } from '@smallshop/contract';
import type { PaymentProviderName } from '../../shop/requests/payment-provider-name.ts';
import { createBankTransfer } from './bank-transfer/bank-transfer.ts';
import { createCashOnDelivery } from './cash-on-delivery/cash-on-delivery.ts';
import { createNothingDue } from './nothing-due/nothing-due.ts';
import { ProviderUnavailable, type PaymentProvider, type ProviderDeps, type Sale } from './port/payment-port.ts';
import { createStripeProvider } from './stripe/stripe.ts';
import { createTestGateway } from './test-gateway/test-gateway.ts';

const makers: Record<PaymentProviderName, (deps: ProviderDeps) => PaymentProvider> = {
  test: createTestGateway,
  bank_transfer: createBankTransfer,
  cash_on_delivery: createCashOnDelivery,
  stripe({ db, stripe }) {
    if (!stripe) throw new Error('The payments name stripe, but there is no account.');
    return createStripeProvider(db, stripe);
  },
};

/** The ways to pay that this server has switched on, in the order they are offered. */
export function createProviders(deps: ProviderDeps): PaymentProvider[] {
  return deps.payments.map((name) => makers[name](deps));
}

export function findProvider(deps: ProviderDeps, methodId: string): PaymentProvider | undefined {
  return [...createProviders(deps), createNothingDue(deps.db)].find(({ id }) => id === methodId);
}

/** Returns the provider of an existing payment. Throws ProviderUnavailable while the provider is switched off. */
export function providerOf(deps: ProviderDeps, methodId: string): PaymentProvider {
  const provider = findProvider(deps, methodId);
  if (!provider) throw new ProviderUnavailable(`${methodId} is switched off`);
  return provider;
}

/** Returns the payment methods of a checkout. If nothing is left to pay, this is the method `nothing_due` alone. */
export function paymentMethods(deps: ProviderDeps, sale: Sale): PaymentMethod[] {
  const providers = sale.due.amount > 0 ? createProviders(deps) : [createNothingDue(deps.db)];
  return providers
    .filter(({ isOffered }) => isOffered?.(sale) ?? true)
    .map(({ id, kind, adapter, config }) => ({ id, kind, adapter, config: config() }));
}
