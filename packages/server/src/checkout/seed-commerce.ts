import { eq } from 'drizzle-orm';
import { discounts } from '../cart/cart.tables.ts';
import { demoNotice } from '../consent/demo-notice.data.ts';
import type { Database } from '../db/client.ts';
import { findMarkets } from '../store/store.repo.ts';
import { stores } from '../store/store.tables.ts';
import { commerceSettings, shippingRates, taxRates } from './checkout.tables.ts';
import { findSettings } from './commerce.repo.ts';
import { demoAccount, demoRates, roundUnits } from './demo-terms.data.ts';
import { standardTaxRates } from './tax-rates.data.ts';

/**
 * What a new store needs before it can sell: ways of shipping into every market and the standard
 * taxes of its countries. Safe to repeat: what is there already stays as the merchant made it.
 * A market gets shipping prices in the currencies that the demo's table knows.
 */
export async function seedSellingTerms(db: Database, storeId: string): Promise<void> {
  const markets = await findMarkets(db, storeId);
  const shipping = markets.flatMap(({ id: marketId, currencies }) =>
    demoRates.map(({ id, titles, price, freeAbove, minDays, maxDays }, position) => ({
      storeId, marketId, id, titles, minDays, maxDays, position,
      prices: inCurrencies(price, currencies),
      freeAbove: freeAbove === null ? {} : inCurrencies(freeAbove, currencies),
    })),
  );
  const taxes = [...new Set(markets.flatMap(({ countries }) => countries))].flatMap((country) => {
    const basisPoints = standardTaxRates[country];
    return basisPoints === undefined ? [] : [{ storeId, country, basisPoints }];
  });
  if (shipping.length > 0) await db.insert(shippingRates).values(shipping).onConflictDoNothing();
  if (taxes.length > 0) await db.insert(taxRates).values(taxes).onConflictDoNothing();
}

/** The demo's terms: those of any new store, three discount codes, an account for transfers and a consent notice. */
export async function seedCommerce(db: Database, storeId: string): Promise<void> {
  await seedSellingTerms(db, storeId);
  const currencies = Object.keys(roundUnits);
  await db
    .insert(discounts)
    .values([
      { storeId, code: 'WELCOME10', kind: 'percentage', basisPoints: 1000 },
      { storeId, code: 'TEA5', kind: 'amount', amounts: inCurrencies(5, currencies), minimumSubtotals: inCurrencies(30, currencies) },
      { storeId, code: 'EXPIRED', kind: 'percentage', basisPoints: 2000, endsAt: new Date('2026-01-01T00:00:00Z') },
    ])
    .onConflictDoNothing();
  const settings = await findSettings(db, storeId);
  const [store] = await db.select({ name: stores.name }).from(stores).where(eq(stores.id, storeId));
  await db
    .update(commerceSettings)
    .set({
      bankDetails: settings.bankDetails ?? { accountHolder: store!.name, ...demoAccount },
      consentNotice: settings.consentNotice ?? demoNotice,
    })
    .where(eq(commerceSettings.storeId, storeId));
}

function inCurrencies(units: number, currencies: readonly string[]): Record<string, number> {
  return Object.fromEntries(currencies.flatMap((currency) => (roundUnits[currency] ? [[currency, units * roundUnits[currency]]] : [])));
}
