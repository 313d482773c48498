import { lt } from 'drizzle-orm';
import { carts } from '../cart/cart.tables.ts';
import { testTokens } from '../payment/payment.tables.ts';
import type { ProviderDeps } from '../payment/providers.ts';
import { giveUpExpiredPayments } from './give-up-payment.ts';

/**
 * What has to happen while nobody shops; run it every minute, in any number of processes. Goods that
 * abandoned payments hold go back on sale, and carts whose time is over are forgotten with the names
 * and addresses in their checkouts. Orders are copies and stay.
 */
export async function keepHouse(deps: ProviderDeps): Promise<void> {
  await giveUpExpiredPayments(deps);
  await deps.db.delete(carts).where(lt(carts.expiresAt, deps.now()));
  await deps.db.delete(testTokens).where(lt(testTokens.expiresAt, deps.now()));
}
