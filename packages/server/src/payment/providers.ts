import type { PaymentMethod } from '@smallshop/contract';
import type { Deps } from '../context.ts';
import type { Database } from '../db/client.ts';
import { createBankTransfer } from './bank-transfer/bank-transfer.ts';
import type { PaymentProvider } from './payment-port.ts';
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

/** What a checkout offers. A transfer needs an account to go to. */
export function paymentMethods(deps: ProviderDeps, settings: { bankDetails: unknown }): PaymentMethod[] {
  return createProviders(deps)
    .filter(({ kind }) => kind !== 'bank_transfer' || settings.bankDetails)
    .map(({ id, kind, adapter, config }) => ({ id, kind, adapter, config: config() }));
}
