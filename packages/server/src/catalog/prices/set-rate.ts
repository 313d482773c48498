import {
  maxPriceAmount,
  refuse,
  type ExchangeRate,
  type FieldError,
  type Rounding,
  type Refusal,
} from '@smallshop/contract';
import { formatMoney, isCurrency } from '@smallshop/contract/format';
import type { Database } from '../../platform/database/client.ts';
import { findMarkets } from '../../shop/store/store.repo.ts';
import type { StoreRow } from '../../shop/store/store.tables.ts';
import { convertPrices, findLargePrice } from './convert-prices.ts';
import { lockPrices, insertRate, retireRate } from '../../shop/exchange-rates/exchange-rate.repo.ts';

export interface RateInput {
  to: string;
  /** Decimal: one `from` is worth that much `to`. */
  rate: string;
  /** Default: the store's own currency. */
  from?: string | undefined;
  /** Default: `exact`. */
  rounding?: Rounding | undefined;
  /** ISO 8601 day. Default: today in UTC. */
  date?: string | undefined;
}

/** The currency of the market of the store's own country: what prices are converted from. */
export async function baseCurrency(db: Database, store: Pick<StoreRow, 'id' | 'defaultCountry'>): Promise<string> {
  const markets = await findMarkets(db, store.id);
  const home = markets.find(({ countries }) => countries.includes(store.defaultCountry)) ?? markets[0];
  if (!home) throw new Error('The store has no market.');
  return home.currencies[0]!;
}

/**
 * Sets the rate to a currency and converts the prices anew. Refuses a currency that is none, a rate
 * from a currency to itself, a day that has not come, and a rate that makes a price too large.
 */
export async function setRate(
  { db, store, now }: { db: Database; store: Pick<StoreRow, 'id' | 'defaultCountry'>; now: Date },
  input: RateInput,
): Promise<ExchangeRate | Refusal> {
  const today = now.toISOString().slice(0, 10);
  const { to, rate, rounding = 'exact', date = today } = input;
  const from = input.from ?? (await baseCurrency(db, store));
  const errors: FieldError[] = [
    ...(isCurrency(to)
      ? []
      : [{ field: 'currency', code: 'invalid' as const, detail: `${to} is no currency of ISO 4217.` }]),
    ...(isCurrency(from)
      ? []
      : [{ field: 'from', code: 'invalid' as const, detail: `${from} is no currency of ISO 4217.` }]),
    ...(from === to
      ? [
          {
            field: 'currency',
            code: 'not_allowed' as const,
            detail: `Prices are converted from ${from}: it needs no rate.`,
          },
        ]
      : []),
    ...(isDay(date) ? [] : [{ field: 'date', code: 'invalid' as const, detail: 'Write the day as 2026-11-22.' }]),
    ...(date > today
      ? [
          {
            field: 'date',
            code: 'not_allowed' as const,
            detail: 'The day has not come: a rate is used from the moment it is set.',
          },
        ]
      : []),
  ];
  if (errors.length > 0) return refuse('invalid_request', { errors });
  const set: ExchangeRate = { from, to, rate, date, rounding };
  return db.transaction(async (tx) => {
    await lockPrices(tx, store.id);
    const large = await findLargePrice(tx, store.id, set);
    if (large) return rateTooLarge(set, large);
    await retireRate(tx, store.id, to, now);
    await insertRate(tx, store.id, set);
    await convertPrices(tx, store.id);
    return set;
  });
}

/**
 * Stops converting into a currency; what has no set price in it is no longer sold in it. False where there was no
 * rate.
 */
export function removeRate(db: Database, storeId: string, to: string, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockPrices(tx, storeId);
    const removed = await retireRate(tx, storeId, to, now);
    if (removed) await convertPrices(tx, storeId);
    return removed;
  });
}

function rateTooLarge({ from, to, rate }: ExchangeRate, { sku, amount }: { sku: string; amount: number }): Refusal {
  const price = formatMoney({ amount, currency: from }, 'en');
  const max = formatMoney({ amount: maxPriceAmount, currency: to }, 'en');
  const detail =
    `At the rate ${rate}, the price of "${sku}", ${price}, is more than ${max}, the largest price: set a lower rate, ` +
    `a lower price, or a price of the variant in ${to}.`;
  return refuse('invalid_request', { errors: [{ field: 'rate', code: 'too_large', detail }] });
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
