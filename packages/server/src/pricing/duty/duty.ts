import { sum } from '@smallshop/contract';
import { allocate, scaleHalfUp } from '../../money/allocate.ts';
import type { Converter } from '../../money/converter.ts';
import { isAtMost } from './low-value-schemes.ts';
import { findDutyRate, type DutyTables, type ImportRule } from './duty-rates.ts';

export interface DutiableLine {
  id: string;
  /** Value of the line's items without tax, in minor units. */
  value: number;
  /** Digits only; null where the merchant gave none. */
  hsCode: string | null;
  originCountry: string | null;
}

export interface DutyRequest {
  territory: string;
  currency: string;
  /** ISO 8601 date. */
  day: string;
  lines: readonly DutiableLine[];
  /** Without tax. */
  shipping: number;
}

/** One duty of one line; `ratePpm` is null where a flat amount is taken. */
export interface DutyCharge {
  lineId: string;
  hsCode: string | null;
  ratePpm: number | null;
  base: number;
  amount: number;
}

const million = 1_000_000;

/**
 * Returns the customs duty of a consignment, line by line, or null if the store cannot compute it. Items without an
 * HS code take the default rate of the territory; for a flat duty they count as one subheading together. Each line is
 * rounded half up at the minor unit.
 */
export function dutyOf(
  tables: DutyTables,
  rule: ImportRule,
  request: DutyRequest,
  convert: Converter,
): DutyCharge[] | null {
  const { lines, currency, day, territory } = request;
  const paid = lines.filter(({ value }) => value > 0);
  const totalValue = customsValue(sum(paid.map(({ value }) => value)), rule);
  if (rule.dutyFreeUpTo && isAtMost(totalValue, currency, rule.dutyFreeUpTo, convert)) return [];
  if (rule.flat && day <= rule.flat.validTo && isAtMost(totalValue, currency, rule.flat.upTo, convert))
    return flatDuty(rule.flat.amount, paid, currency, convert);
  const shares = allocate(
    rule.valuation === 'cif' ? request.shipping : 0,
    paid.map(({ value }) => value),
  );
  const isLow = rule.lowValue && isAtMost(totalValue, currency, rule.lowValue.upTo, convert);
  const charges: DutyCharge[] = [];
  for (const [index, line] of paid.entries()) {
    const rate = findDutyRate(tables, territory, line.hsCode ?? '', line.originCountry, day);
    if (rate === null) return null;
    const ratePpm = isLow && rate > 0 ? Math.round(rule.lowValue!.percent * 10_000) : rate;
    const base = customsValue(line.value, rule) + shares[index]!;
    const amount = scaleHalfUp(base, ratePpm, million);
    if (amount > 0) charges.push({ lineId: line.id, hsCode: line.hsCode, ratePpm, base, amount });
  }
  return isLow || !rule.relief
    ? charges
    : relieve(charges, convert(rule.relief.amount, rule.relief.currency, currency) ?? 0);
}

/** Takes an amount off the duty of a parcel, spread over its lines: what is left is no share of the base any more. */
function relieve(charges: readonly DutyCharge[], relief: number): DutyCharge[] {
  const amounts = charges.map(({ amount }) => amount);
  const total = sum(amounts);
  const parts = allocate(Math.min(relief, total), amounts);
  return charges
    .map((charge, index) => ({ ...charge, ratePpm: null, amount: charge.amount - parts[index]! }))
    .filter(({ amount }) => amount > 0);
}

/** Returns the customs value of an amount. */
export function customsValue(value: number, { valuePercent = 100 }: ImportRule): number {
  return scaleHalfUp(value, valuePercent, 100);
}

/**
 * Returns the same amount for each subheading in the parcel, for any quantity and number of lines. The first line of
 * a subheading carries it.
 */
function flatDuty(
  each: { amount: number; currency: string },
  lines: readonly DutiableLine[],
  currency: string,
  convert: Converter,
): DutyCharge[] | null {
  const amount = convert(each.amount, each.currency, currency);
  if (amount === null) return null;
  const headings = new Map<string, DutiableLine>();
  for (const line of lines) {
    const heading = line.hsCode?.slice(0, 6) ?? '';
    if (!headings.has(heading)) headings.set(heading, line);
  }
  return [...headings.values()].map(({ id, hsCode, value }) => ({
    lineId: id,
    hsCode,
    ratePpm: null,
    base: value,
    amount,
  }));
}
