import {
  maxPriceAmount,
  type FieldError,
  type ShippingBand,
  type ShippingPlace,
  type ShippingRate,
  type ShippingZone,
} from '@smallshop/contract';
import { isCurrency } from '@smallshop/contract/format';
import { countryData } from '../../platform/places/address-data.ts';

type Problem = [field: string, code: FieldError['code'], detail: string];

/**
 * Returns the errors of a zone beyond the shape of its fields, also compared with the store's other zones. Each error
 * names its field, such as `rates.0.bands.2`.
 */
export function zoneErrors(zone: ShippingZone, others: readonly ShippingZone[]): FieldError[] {
  const problems = [
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(zone.id) && zone.id.length <= 40
      ? []
      : [['zoneId', 'invalid', 'Small letters, digits and single hyphens, at most 40.'] satisfies Problem]),
    ...placeProblems(zone, others),
    ...zone.rates.flatMap((rate, index) =>
      rateProblems(rate, zone.rates.slice(0, index)).map(([field, ...rest]): Problem => [
        `rates.${index}.${field}`,
        ...rest,
      ]),
    ),
  ];
  return problems.map(([field, code, detail]) => ({ field, code, detail }));
}

function placeProblems({ places }: ShippingZone, others: readonly ShippingZone[]): Problem[] {
  if (places.length === 0) {
    const everywhere = others.find((other) => other.places.length === 0);
    return everywhere ? [['places', 'not_allowed', `The zone ${everywhere.id} is for everywhere else already.`]] : [];
  }
  return places.flatMap((place, index): Problem[] => {
    const at = `places.${index}`;
    const data = countryData(place.country);
    if (!data) return [[`${at}.country`, 'invalid', `${place.country} is no country.`]];
    const known = data.sub_regions?.map(({ key }) => key);
    const unknown = place.regions?.find((region) => known && !known.includes(region));
    if (unknown) return [[`${at}.regions`, 'invalid', `${place.country} has no region ${unknown}.`]];
    const twin =
      isWhole(place) &&
      others.find((other) => other.places.some((one) => isWhole(one) && one.country === place.country));
    if (twin) return [[`${at}.country`, 'not_allowed', `${place.country} belongs to the zone ${twin.id} already.`]];
    return places.slice(0, index).some((one) => isWhole(one) && isWhole(place) && one.country === place.country)
      ? [[`${at}.country`, 'not_allowed', `${place.country} is named twice.`]]
      : [];
  });
}

function isWhole({ regions, postalCodes }: ShippingPlace): boolean {
  return !regions && !postalCodes;
}

function rateProblems(rate: ShippingRate, before: readonly ShippingRate[]): Problem[] {
  const { id, titles, bands, freeFrom, minDays, maxDays } = rate;
  return [
    ...(before.some((other) => other.id === id)
      ? [['id', 'not_allowed', `${id} is used twice.`] satisfies Problem]
      : []),
    ...(Object.keys(titles).length === 0
      ? [['titles', 'required', 'Name it in the language of the store at least.'] satisfies Problem]
      : []),
    ...(maxDays < minDays ? [['maxDays', 'too_small', 'It is below minDays.'] satisfies Problem] : []),
    ...currencyProblems('freeFrom', freeFrom),
    ...bands.flatMap((band, index): Problem[] => [
      ...(bands.slice(0, index).some((earlier) => covers(earlier, band))
        ? [[`bands.${index}`, 'not_allowed', 'An earlier band takes all of it.'] satisfies Problem]
        : []),
      ...(Object.keys(band.prices).length === 0
        ? [[`bands.${index}.prices`, 'required', 'A price in the store’s own currency at least.'] satisfies Problem]
        : []),
      ...currencyProblems(`bands.${index}.prices`, band.prices),
      ...currencyProblems(`bands.${index}.upToTotal`, band.upToTotal ?? {}),
    ]),
  ];
}

/** Returns whether the earlier band covers every parcel that fits the later one. */
function covers(earlier: ShippingBand, later: ShippingBand): boolean {
  if ((earlier.upToGrams ?? Infinity) < (later.upToGrams ?? Infinity)) return false;
  if (!earlier.upToTotal) return true;
  const limits = later.upToTotal && Object.entries(later.upToTotal);
  return limits !== undefined && limits.every(([currency, limit]) => (earlier.upToTotal![currency] ?? -1) >= limit);
}

function currencyProblems(field: string, amounts: Record<string, number>): Problem[] {
  const unknown = Object.keys(amounts).find((currency) => !isCurrency(currency));
  if (unknown) return [[field, 'invalid', `${unknown} is no currency of ISO 4217.`]];
  return Object.entries(amounts).flatMap(([currency, amount]): Problem[] =>
    amount > maxPriceAmount
      ? [
          [
            `${field}.${currency}`,
            'too_large',
            `It is more than ${maxPriceAmount}, the largest price: set a lower one.`,
          ],
        ]
      : [],
  );
}
