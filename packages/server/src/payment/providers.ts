import type { PaymentMethod } from '@smallshop/contract';
import type { Deps } from '../context.ts';
import type { Database } from '../db/client.ts';
import { createBankTransfer } from './bank-transfer/bank-transfer.ts';
import type { PaymentProvider, Sale } from './payment-port.ts';
import { createTestGateway } from './test-gateway/test-gateway.ts';

/** What providers are made of. `db` is the database, never a transaction: a provider is not part of one. */
export interface ProviderDeps {
  db: Database;
  now: () => Date;
  payments: Deps['payments'];
}

/** The ways to pay that this server has switched on, in the order they are offered. */
export function createProviders(deps: ProviderDeps): PaymentProvider[] {
  return deps.payments.map((name) => (name === 'test' ? createTestGateway(deps) : createBankTransfer()));
}

export function findProvider(deps: ProviderDeps, methodId: string): PaymentProvider | undefined {
  return createProviders(deps).find(({ id }) => id === methodId);
}

/** What a checkout offers. */
export function paymentMethods(deps: ProviderDeps, sale: Sale): PaymentMethod[] {
  return createProviders(deps)
    .filter(({ isOffered }) => isOffered?.(sale) ?? true)
    .map(({ id, kind, adapter, config }) => ({ id, kind, adapter, config: config() }));
}
