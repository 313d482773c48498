import { refuse, type StoreSettings, type Refusal } from '@smallshop/contract';
import { asc, eq } from 'drizzle-orm';
import { commerceSettings } from '../store/settings.tables.ts';
import { findSettings } from '../store/settings.repo.ts';
import type { RequestContext } from '../requests/context.ts';
import type { Database } from '../../platform/database/client.ts';
import { replaceOrigins } from './create-store.ts';
import { parseOrigin } from '../store/origin.ts';
import { findMarkets, lockStore } from '../store/store.repo.ts';
import { allowedOrigins } from '../store/store.tables.ts';
import { printIban } from './iban.ts';
import { settingsErrors } from './settings-errors.ts';

export async function getSettings(db: Database, storeId: string): Promise<StoreSettings> {
  const { bankDetails, orderPage, orderEmails, cashOnDeliveryCountries, transferDays } = await findSettings(
    db,
    storeId,
  );
  const rows = await db
    .select()
    .from(allowedOrigins)
    .where(eq(allowedOrigins.storeId, storeId))
    .orderBy(asc(allowedOrigins.origin));
  return {
    bankDetails,
    transferDays,
    orderPage,
    orderEmails,
    cashOnDeliveryCountries,
    allowedOrigins: rows.map(({ origin }) => origin),
  };
}

/**
 * Replaces all settings. Existing orders keep the bank account and the payment date that they showed. A job registers
 * new origins with Stripe.
 */
export async function setSettings(
  { db, store }: RequestContext,
  input: StoreSettings,
): Promise<StoreSettings | Refusal> {
  const countries = new Set((await findMarkets(db, store.id)).flatMap((market) => market.countries));
  const errors = settingsErrors(input, { countries });
  if (errors.length > 0) return refuse('invalid_request', { errors });
  const { bankDetails, transferDays, orderPage, orderEmails, cashOnDeliveryCountries } = input;
  await findSettings(db, store.id);
  return db.transaction(async (tx) => {
    // Two requests that replace the settings at the same time run one after the other.
    await lockStore(tx, store.id);
    await tx
      .update(commerceSettings)
      .set({
        bankDetails: bankDetails && { ...bankDetails, iban: printIban(bankDetails.iban) },
        transferDays,
        orderPage,
        orderEmails: [...new Set(orderEmails)],
        cashOnDeliveryCountries: cashOnDeliveryCountries && [...new Set(cashOnDeliveryCountries)].sort(),
      })
      .where(eq(commerceSettings.storeId, store.id));
    await replaceOrigins(
      tx,
      store.id,
      input.allowedOrigins.map((origin) => parseOrigin(origin)!),
    );
    return getSettings(tx, store.id);
  });
}
