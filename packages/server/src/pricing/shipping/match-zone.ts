import type { ShippingPlace, ShippingZone } from '@smallshop/contract';
import type { Place } from '../../platform/places/place.ts';

/** How closely a zone names a place: the higher, the closer. */
const closeness = { postalCode: 4, region: 3, country: 2, everywhere: 1, none: 0 };

/**
 * The zone of a destination: that which names its postal code, else its region, else its country, else
 * everywhere; of several equally close the first. Null where nothing is sent to.
 */
export function matchZone<Z extends Pick<ShippingZone, 'places'>>(zones: readonly Z[], destination: Place): Z | null {
  let best: { zone: Z | null; closeness: number } = { zone: null, closeness: closeness.none };
  for (const zone of zones) {
    const reached = closenessOf(zone.places, destination);
    if (reached > best.closeness) best = { zone, closeness: reached };
  }
  return best.zone;
}

function closenessOf(places: readonly ShippingPlace[], destination: Place): number {
  if (places.length === 0) return closeness.everywhere;
  return Math.max(...places.map((place) => closenessOfPlace(place, destination)));
}

function closenessOfPlace({ country, regions, postalCodes }: ShippingPlace, destination: Place): number {
  if (country !== destination.country) return closeness.none;
  if (!regions && !postalCodes) return closeness.country;
  const code = plain(destination.postalCode ?? '');
  if (code !== '' && postalCodes?.some((prefix) => code.startsWith(plain(prefix)))) return closeness.postalCode;
  const area = destination.administrativeArea;
  return area !== undefined && regions?.includes(area) ? closeness.region : closeness.none;
}

/** `sw1a 1aa` and `SW1A1AA` are one postal code. */
function plain(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '');
}
