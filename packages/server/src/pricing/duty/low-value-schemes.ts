import { sum, type TaxRegistration, type TaxScheme } from '@smallshop/contract';
import type { Converter, Threshold } from '../../money/converter.ts';
import { customsTerritory, type Place } from '../../platform/places/place.ts';

/** A rule by which a registered seller abroad charges the destination's tax at checkout. */
export interface LowValueScheme {
  scheme: TaxScheme;
  /** Customs territory: `EU`, else a country. */
  territory: string;
  /** Maximum value of the items, without tax and shipping. Null: any value. */
  limit: Threshold | null;
  /** Whether the limit applies to the whole consignment or to each item. */
  per: 'consignment' | 'item';
  /** Whether imported items under the scheme pay no customs duty. */
  dutyFree: boolean;
  /** Tax categories that the scheme does not take. */
  excludes: readonly string[];
  validFrom: string;
  validTo?: string;
  source: string;
}

/** Which registration opens which scheme. */
const registrationOf: Partial<Record<TaxScheme, TaxRegistration['scheme']>> = {
  ioss: 'ioss',
  uk_low_value: 'uk_vat',
  au_low_value: 'au_gst',
  nz_low_value: 'nz_gst',
  sg_low_value: 'sg_gst',
  no_voec: 'no_voec',
  ch_mail_order: 'ch_vat',
  cn_cross_border: 'cn_cross_border',
  br_remessa_conforme: 'br_remessa_conforme',
};

export interface Consignment {
  destination: Place;
  currency: string;
  /** `value`: the value of the items without tax and shipping. */
  lines: readonly { value: number; quantity: number; taxCategory: string }[];
}

/**
 * Returns the scheme that applies to a consignment, or null: without a registration, above the limit, or if the
 * exchange rate is unknown.
 */
export function findScheme(
  schemes: readonly LowValueScheme[],
  registrations: readonly TaxRegistration[],
  { destination, currency, lines }: Consignment,
  convert: Converter,
  day: string,
): LowValueScheme | null {
  const territory = customsTerritory(destination);
  const registered = (scheme: TaxScheme) => registrations.some((each) => each.scheme === registrationOf[scheme]);
  return (
    schemes.find(
      (each) =>
        each.territory === territory &&
        each.validFrom <= day &&
        day <= (each.validTo ?? day) &&
        registered(each.scheme) &&
        !lines.some(({ taxCategory }) => each.excludes.includes(taxCategory)) &&
        isWithin(each, lines, currency, convert),
    ) ?? null
  );
}

function isWithin(
  { limit, per }: LowValueScheme,
  lines: Consignment['lines'],
  currency: string,
  convert: Converter,
): boolean {
  if (!limit) return true;
  if (per === 'item')
    return lines.every(({ value, quantity }) => isAtMost(Math.ceil(value / quantity), currency, limit, convert));
  return isAtMost(sum(lines.map(({ value }) => value)), currency, limit, convert);
}

/** Whether an amount is within a threshold; where the rate is not known, it is taken to be above. */
export function isAtMost(amount: number, currency: string, limit: Threshold, convert: Converter): boolean {
  const there = convert(amount, currency, limit.currency);
  return there !== null && there <= limit.amount;
}
