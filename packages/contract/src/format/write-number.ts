import type { NumberFormat } from '../localization/localization.schemas.ts';

/**
 * Writes a number as a language does, without `Intl`.
 *
 * @param plain The number for machines: `-1234.50`.
 */
export function writeNumber(
  plain: string,
  { decimal, group, minimumGrouping, positive, negative }: NumberFormat,
): string {
  const [whole, fraction = ''] = plain.match(/\d+/g) as unknown as [string, string?];
  const grouped = whole.length < 3 + minimumGrouping ? whole : whole.replace(/\B(?=(\d{3})+$)/g, () => group);
  return (plain < '0' ? negative : positive).replace('#', () => grouped + decimal + fraction);
}
