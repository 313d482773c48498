import {
  refuse,
  type RouteInput,
  type Routes,
  type TaxRate,
  type TaxSettings,
  type Refusal,
} from '@smallshop/contract';
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { taxRates, taxSettings } from './tax.tables.ts';

export async function getTaxSettings(db: Database, storeId: string): Promise<TaxSettings> {
  const [row] = await db.select().from(taxSettings).where(eq(taxSettings.storeId, storeId));
  return { shipFrom: row?.shipFrom ?? null, registrations: row?.registrations ?? [] };
}

export async function setTaxSettings(
  db: Database,
  storeId: string,
  { shipFrom, registrations }: TaxSettings,
): Promise<TaxSettings | Refusal> {
  const twin = registrations.findIndex(
    ({ scheme }, index) => registrations.findIndex((each) => each.scheme === scheme) !== index,
  );
  if (twin >= 0)
    return refuse('invalid_request', {
      errors: [{ field: `registrations.${twin}.scheme`, code: 'not_allowed', detail: 'It is named twice.' }],
    });
  const { country, administrativeArea } = shipFrom ?? {};
  const values = {
    shipFrom: country ? { country, ...(administrativeArea && { administrativeArea }) } : null,
    registrations,
  };
  await db
    .insert(taxSettings)
    .values({ storeId, ...values })
    .onConflictDoUpdate({ target: taxSettings.storeId, set: values });
  return getTaxSettings(db, storeId);
}

export async function listTaxRates(db: Database, storeId: string): Promise<{ items: TaxRate[] }> {
  const rows = await db
    .select()
    .from(taxRates)
    .where(eq(taxRates.storeId, storeId))
    .orderBy(asc(taxRates.country), asc(taxRates.area), asc(taxRates.category));
  return {
    items: rows.map(({ country, area, category, name, ratePpm, shippingTaxed }) => ({
      place: area ? `${country}-${area}` : country,
      category,
      name,
      ratePpm,
      shippingTaxed,
    })),
  };
}

export async function setTaxRate(
  db: Database,
  storeId: string,
  input: RouteInput<Routes['tax']['setRate']>,
): Promise<TaxRate | Refusal> {
  const { place, category, ratePpm, name = 'Tax', shippingTaxed = true } = input;
  const parts = /^([A-Z]{2})(?:-([A-Z0-9]{1,3}))?$/.exec(place);
  if (!parts)
    return refuse('invalid_request', {
      errors: [{ field: 'place', code: 'invalid', detail: 'Write a country, DE, or one of its states, US-IL.' }],
    });
  if (!/^[a-z]+(_[a-z]+)*$/.test(category)) {
    return refuse('invalid_request', {
      errors: [
        {
          field: 'category',
          code: 'invalid',
          detail: 'Write small letters with single underscores, such as childrens_clothing.',
        },
      ],
    });
  }
  const key = { storeId, country: parts[1]!, area: parts[2] ?? '', category };
  const values = { name, ratePpm, shippingTaxed };
  await db
    .insert(taxRates)
    .values({ ...key, ...values })
    .onConflictDoUpdate({
      target: [taxRates.storeId, taxRates.country, taxRates.area, taxRates.category],
      set: values,
    });
  return { place, category, ...values };
}

export async function removeTaxRate(
  db: Database,
  storeId: string,
  place: string,
  category: string,
): Promise<Refusal | undefined> {
  const [country = '', area = ''] = place.split('-');
  const named = and(
    eq(taxRates.storeId, storeId),
    eq(taxRates.country, country),
    eq(taxRates.area, area),
    eq(taxRates.category, category),
  );
  const removed = await db.delete(taxRates).where(named).returning({ country: taxRates.country });
  return removed.length > 0 ? undefined : refuse('not_found', { field: 'place' });
}
