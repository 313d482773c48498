import type { ShippingZone } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { seedPromotions } from '../../catalog/terms/seed-promotions.ts';
import { defaultZones } from '../../shop/shipping-settings/default-zones.ts';
import { seedZones } from '../../shop/shipping-settings/seed-zones.ts';
import { findMarkets } from '../../shop/store/store.repo.ts';
import { stores } from '../../shop/store/store.tables.ts';
import { commerceSettings } from '../../shop/store/settings.tables.ts';
import { findSettings } from '../../shop/store/settings.repo.ts';
import { demoAccount, demoZones } from './demo-terms.data.ts';

/**
 * What a new store needs before it can sell: ways of shipping. Taxes are those of the tables.
 * Safe to repeat: what is there already stays as the merchant made it.
 */
export async function seedSellingTerms(db: Database, storeId: string, zones?: readonly ShippingZone[]): Promise<void> {
  const markets = await findMarkets(db, storeId);
  const [store] = await db.select({ country: stores.defaultCountry }).from(stores).where(eq(stores.id, storeId));
  const currencies = [...new Set(markets.flatMap((market) => market.currencies))];
  await seedZones(db, storeId, zones ?? defaultZones(store!.country, currencies));
}

/** The demo's terms: those of any new store, promotions and an account for transfers. */
export async function seedCommerce(db: Database, storeId: string): Promise<void> {
  await seedSellingTerms(db, storeId, demoZones);
  await seedPromotions(db, storeId);
  const settings = await findSettings(db, storeId);
  const [store] = await db.select({ name: stores.name }).from(stores).where(eq(stores.id, storeId));
  await db
    .update(commerceSettings)
    .set({
      bankDetails: settings.bankDetails ?? { accountHolder: store!.name, ...demoAccount },
    })
    .where(eq(commerceSettings.storeId, storeId));
}
