import type { Threshold } from '../../money/converter.ts';

/** How the customs of a territory treats parcels from abroad, from a day on until the next entry. */
export interface ImportRule {
  /** `EU`, else a country. */
  territory: string;
  /** The rule applies only to items that are sent from these countries. It comes before the general rule. */
  shippedFrom?: readonly string[];
  validFrom: string;
  source: string;
  /** Items with at most this total value pay no duty. Null: all items pay. */
  dutyFreeUpTo: Threshold | null;
  /** Items with at most this total value pay no import tax. Null: all items pay. */
  taxFreeUpTo: Threshold | null;
  /** Whether customs collects the tax of the place; in the United States it does not. */
  importTax: boolean;
  /** Whether duty is computed on the items with shipping (`cif`) or without (`fob`). */
  valuation: 'cif' | 'fob';
  /** Share of the price that counts as customs value, in percent: Japan takes 60 % for personal use. */
  valuePercent?: number;
  /** Taken instead of the rates, once for each HS subheading, up to a value. */
  flat?: { amount: Threshold; upTo: Threshold; validTo: string };
  /** Another rate for parcels worth no more than this. */
  lowValue?: { percent: number; upTo: Threshold };
  /** What is taken off the duty of a parcel that pays the full rate. */
  relief?: Threshold;
}

/** A rate of duty from a day on. The longest HS prefix that fits wins; an empty prefix is the default. */
export interface DutyRate {
  territory: string;
  /** First digits of the HS code. */
  hs: string;
  percent: number;
  validFrom: string;
  validTo?: string;
  source: string;
}

/** A duty on top of the rate, for items made in certain countries, or in any country. */
export interface Surcharge extends DutyRate {
  name: string;
  origins?: readonly string[];
}

/** Items made in `origins` enter `territory` without duty under an agreement, with a proof of origin. */
export interface FreeTrade {
  territory: string;
  origins: readonly string[];
  source: string;
}

export interface DutyTables {
  rules: readonly ImportRule[];
  rates: readonly DutyRate[];
  surcharges: readonly Surcharge[];
  freeTrade: readonly FreeTrade[];
}

/** The import rule of a territory on a day, or null where the store knows none. */
export function findImportRule(
  { rules }: DutyTables,
  territory: string,
  shippedFrom: string,
  day: string,
): ImportRule | null {
  const valid = rules
    .filter((rule) => rule.territory === territory && rule.validFrom <= day)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return (
    valid.find((rule) => rule.shippedFrom?.includes(shippedFrom)) ?? valid.find((rule) => !rule.shippedFrom) ?? null
  );
}

/**
 * Returns the duty on items with an HS code and a country of origin, in parts per million. Returns null if not even a
 * default rate is known.
 */
export function findDutyRate(
  tables: DutyTables,
  territory: string,
  hsCode: string,
  origin: string | null,
  day: string,
): number | null {
  const isValid = (rate: DutyRate) =>
    rate.territory === territory && rate.validFrom <= day && day <= (rate.validTo ?? day) && hsCode.startsWith(rate.hs);
  const closest = (rates: readonly DutyRate[]) =>
    rates.filter(isValid).toSorted((a, b) => b.hs.length - a.hs.length || (a.validFrom < b.validFrom ? 1 : -1))[0];
  const base = closest(tables.rates);
  if (!base) return null;
  const free = tables.freeTrade.some(
    (each) => each.territory === territory && origin !== null && each.origins.includes(origin),
  );
  const names = [
    ...new Set(
      tables.surcharges.filter((each) => !each.origins || each.origins.includes(origin ?? '')).map(({ name }) => name),
    ),
  ];
  const onTop = names.map((name) => {
    const of = tables.surcharges.filter(
      (each) => each.name === name && (!each.origins || each.origins.includes(origin ?? '')),
    );
    return closest(of)?.percent ?? 0;
  });
  return [free ? 0 : base.percent, ...onTop].reduce((sum, percent) => sum + Math.round(percent * 10_000), 0);
}
