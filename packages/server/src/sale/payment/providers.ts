import type { PaymentMethod } from '@smallshop/contract';
import type { Deps } from '../../shop/requests/context.ts';
import { createBankTransfer } from './bank-transfer/bank-transfer.ts';
import { createCashOnDelivery } from './cash-on-delivery/cash-on-delivery.ts';
import { createNothingDue } from './nothing-due/nothing-due.ts';
import { ProviderUnavailable, type PaymentProvider, type ProviderDeps, type Sale } from './port/payment-port.ts';
import { createStripeProvider } from './stripe/stripe.ts';
import { createTestGateway } from './test-gateway/test-gateway.ts';

const makers: Record<Deps['payments'][number], (deps: ProviderDeps) => PaymentProvider> = {
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

/**
 * The provider of a payment that was begun. One that is switched off meanwhile gives no answer until it is on again.
 */
export function providerOf(deps: ProviderDeps, methodId: string): PaymentProvider {
  const provider = findProvider(deps, methodId);
  if (!provider) throw new ProviderUnavailable(`${methodId} is switched off`);
  return provider;
}

/** What a checkout offers; where nothing is left to pay, that and nothing else. */
export function paymentMethods(deps: ProviderDeps, sale: Sale): PaymentMethod[] {
  const providers = sale.due.amount > 0 ? createProviders(deps) : [createNothingDue(deps.db)];
  return providers
    .filter(({ isOffered }) => isOffered?.(sale) ?? true)
    .map(({ id, kind, adapter, config }) => ({ id, kind, adapter, config: config() }));
}
