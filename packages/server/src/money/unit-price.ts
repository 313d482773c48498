import { isSameMeasure, type Measure, type MeasureUnit } from '@smallshop/contract';

/**
 * Size of each unit as an integer: weights in nanograms, volumes in 10⁻¹⁰ ml, lengths in tenths of a millimetre, areas
 * in 10⁻⁸ m². Those of avoirdupois and US customary units are exact (NIST Handbook 44, appendix C).
 */
const sizes: Record<MeasureUnit, bigint> = {
  mg: 1_000_000n,
  g: 1_000_000_000n,
  kg: 1_000_000_000_000n,
  oz: 28_349_523_125n,
  lb: 453_592_370_000n,
  ml: 10_000_000_000n,
  cl: 100_000_000_000n,
  l: 10_000_000_000_000n,
  m3: 10_000_000_000_000_000n,
  floz: 295_735_295_625n,
  pt: 4_731_764_730_000n,
  qt: 9_463_529_460_000n,
  gal: 37_854_117_840_000n,
  mm: 10n,
  cm: 100n,
  m: 10_000n,
  in: 254n,
  ft: 3_048n,
  yd: 9_144n,
  m2: 100_000_000n,
  ft2: 9_290_304n,
  item: 1n,
};

/** A quantity has at most three decimals. */
const sizeOf = ({ quantity, unit }: Measure): bigint => BigInt(Math.round(quantity * 1000)) * sizes[unit];

/** The price of `base`, if `measure` costs `amount`: 12.00 for 250 g is 48.00 for 1 kg. Half up, in minor units. */
export function unitPrice(amount: number, { measure, base }: { measure: Measure; base: Measure }): number {
  const divisor = sizeOf(measure);
  return Number((2n * BigInt(amount) * sizeOf(base) + divisor) / (2n * divisor));
}

/** Negative if one is less than the other, 0 if they are equal. Undefined if their units measure different things. */
export function compareMeasures(one: Measure, other: Measure): number | undefined {
  if (!isSameMeasure(one.unit, other.unit)) return undefined;
  const difference = sizeOf(one) - sizeOf(other);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
