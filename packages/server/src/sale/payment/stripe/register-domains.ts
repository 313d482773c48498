import { hourMs } from '@smallshop/contract';
import { eq, inArray } from 'drizzle-orm';
import type { Database } from '../../../platform/database/client.ts';
import { redactError } from '../../../shop/requests/errors.ts';
import { allowedOrigins } from '../../../shop/store/store.tables.ts';
import type { ProviderDeps } from '../port/payment-port.ts';
import type { StripeAccount } from '../../../platform/stripe/stripe-account.ts';
import { stripeDomains } from './stripe.tables.ts';

/** Milliseconds until a domain that Stripe did not take is tried again. */
const retryDelayMs = 6 * hourMs;

/**
 * Registers at Stripe every domain on which the shop may be embedded, because wallets appear only on registered
 * domains. https://docs.stripe.com/payments/payment-methods/pmd-registration. A job of housekeeping, so that a new
 * origin is registered soon. A failure is logged and does not stop the other jobs.
 */
export async function registerDomains({ db, stripe, now, log }: ProviderDeps): Promise<void> {
  if (!stripe) return;
  for (const domain of await findUnregistered(db, now())) {
    try {
      await register(stripe, domain);
      await write(db, domain, { registeredAt: now(), failedAt: null });
      log.info({ domain }, 'domain registered with Stripe');
    } catch (error) {
      await write(db, domain, { registeredAt: null, failedAt: now() });
      log.warn({ domain, err: redactError(error) }, 'domain not registered with Stripe: no wallets there');
    }
  }
}

async function findUnregistered(db: Database, now: Date): Promise<string[]> {
  const rows = await db.selectDistinct({ origin: allowedOrigins.origin }).from(allowedOrigins);
  const domains = [...new Set(rows.map(({ origin }) => registrable(origin)).filter((domain) => domain !== null))];
  if (domains.length === 0) return [];
  const known = await db.select().from(stripeDomains).where(inArray(stripeDomains.domain, domains));
  const settled = known.filter(({ failedAt }) => !failedAt || now.getTime() - failedAt.getTime() < retryDelayMs);
  return domains.filter((domain) => !settled.some((one) => one.domain === domain)).sort();
}

/**
 * Returns the domain to register, null if a wallet cannot appear there. Each subdomain is registered separately.
 * Only a public host with TLS can show a wallet.
 */
export function registrable(origin: string): string | null {
  const url = URL.parse(origin.replace(/:\*$/, ''));
  if (url?.protocol !== 'https:') return null;
  const isName = url.hostname.includes('.') && !/^[\d.]+$/.test(url.hostname) && !url.hostname.startsWith('[');
  return isName && !/\.(localhost|local|test|invalid)$/.test(url.hostname) ? url.hostname : null;
}

/** A domain that the merchant registered by hand, or another server of theirs, is left as it is. */
async function register({ client }: StripeAccount, domain: string): Promise<void> {
  const { data } = await client.paymentMethodDomains.list({ domain_name: domain, limit: 1 });
  const [known] = data;
  if (!known) await client.paymentMethodDomains.create({ domain_name: domain });
  else if (!known.enabled) await client.paymentMethodDomains.update(known.id, { enabled: true });
}

async function write(
  db: Database,
  domain: string,
  changes: { registeredAt: Date | null; failedAt: Date | null },
): Promise<void> {
  const [known] = await db.update(stripeDomains).set(changes).where(eq(stripeDomains.domain, domain)).returning();
  if (!known)
    await db
      .insert(stripeDomains)
      .values({ domain, ...changes })
      .onConflictDoNothing();
}
