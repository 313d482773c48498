import { sum, type ChargeStatus, type LandedCost, type TaxLine, type TaxScheme } from '@smallshop/contract';
import type { DutyCharge } from '../duty/duty.ts';
import type { Place } from '../../platform/places/place.ts';
import type { TaxResult } from '../tax/tax-provider.ts';

/** Whether the tax is charged at checkout, due on delivery, or not charged. */
export type Taxed = 'charged' | 'due' | 'none';

/** Taxes and duties of a cart, in minor units. */
export interface LandedQuote {
  /** The tax of each line that is charged at checkout. */
  lines: Map<string, number>;
  /** The tax on shipping that is charged at checkout. */
  shipping: number;
  /** Whether prices contain the tax, and the whole of it, that on duty too. */
  included: boolean;
  tax: number;
  /** Duty that is charged at checkout, shown as a fee. If prices contain tax, it contains its own tax too. */
  duty: number;
  landedCost: Omit<LandedCost, 'estimated'>;
}

/** Who collects what, and how much it is. */
export interface Decision {
  taxed: Taxed;
  /** Also where it is not charged: then it is the estimate, or of no interest. */
  tax: TaxResult;
  scheme: TaxScheme | null;
  /** Null where the store cannot work them out. */
  duties: readonly DutyCharge[] | null;
  dutyPaid: boolean;
  /** Whether a tax will be added that is unknown until there is an address. */
  open: boolean;
}

interface Situation {
  currency: string;
  taxIncluded: boolean;
  destination: Place;
  lines: readonly { id: string }[];
}

export function writeQuote(request: Situation, { taxed, tax, scheme, duties, dutyPaid, open }: Decision): LandedQuote {
  const { currency, destination, taxIncluded } = request;
  const charged = taxed === 'charged';
  const money = (amount: number) => ({ amount, currency });
  const dutyTotal = duties && sum(duties.map(({ amount }) => amount));
  const taxLater = taxed === 'due' && (tax.total > 0 || duties === null);
  const dutyLater = dutyTotal === null || (!dutyPaid && dutyTotal > 0);
  // A tax of nothing in a country that the tables do not know is one that they do not know either.
  const unknownTax = duties === null && tax.total === 0;
  const status = (now: ChargeStatus, isNow: boolean, later: boolean): ChargeStatus =>
    later ? 'due_on_delivery' : isNow ? now : 'none';
  return {
    lines: new Map(request.lines.map(({ id }) => [id, charged ? (tax.lines.get(id) ?? 0) : 0])),
    shipping: charged ? tax.shipping : 0,
    included: taxIncluded && charged,
    tax: charged ? tax.total : 0,
    duty: dutyPaid && dutyTotal ? dutyTotal + (taxIncluded && charged ? tax.duty : 0) : 0,
    landedCost: {
      tax: status(taxIncluded ? 'included' : 'added', charged && (tax.total > 0 || open), taxLater),
      duty: status('added', dutyPaid && dutyTotal! > 0, dutyLater),
      scheme: taxed === 'none' ? null : scheme,
      destination: { country: destination.country, administrativeArea: destination.administrativeArea ?? null },
      dueOnDelivery:
        taxLater || dutyLater
          ? {
              tax: taxLater && unknownTax ? null : money(taxLater ? tax.total : 0),
              duty: dutyTotal === null ? null : money(dutyLater ? dutyTotal : 0),
            }
          : null,
      rates: [
        ...(taxed === 'none' ? [] : taxLines(tax, money)),
        ...dutyLines(duties ?? [], destination.country, money),
      ],
    },
  };
}

/** Merges the quotes of a parcel and of the items that are sold with it without shipping. */
export function mergeQuotes(parcel: LandedQuote, rest: LandedQuote): LandedQuote {
  const [one, other] = [parcel.landedCost, rest.landedCost];
  const isMixed = one.tax === 'due_on_delivery' && other.tax !== 'none';
  const marked = ({ rates }: LandedQuote['landedCost'], dueOnDelivery: boolean) =>
    rates.map((line) => (isMixed && line.kind === 'tax' ? { ...line, dueOnDelivery } : line));
  return {
    lines: new Map([...parcel.lines, ...rest.lines]),
    shipping: parcel.shipping,
    included: parcel.included || rest.included,
    tax: parcel.tax + rest.tax,
    duty: parcel.duty,
    landedCost: {
      ...one,
      tax: one.tax === 'none' ? other.tax : one.tax,
      scheme: one.scheme ?? other.scheme,
      rates: [...marked(one, true), ...marked(other, false)],
    },
  };
}

type ToMoney = (amount: number) => TaxLine['amount'];

function taxLines({ components }: TaxResult, money: ToMoney): TaxLine[] {
  return components
    .filter(({ amount }) => amount !== 0)
    .map(({ base, amount, ...each }) => ({ kind: 'tax', ...each, base: money(base), amount: money(amount) }));
}

/** One entry for each HS code and rate. */
function dutyLines(duties: readonly DutyCharge[], jurisdiction: string, money: ToMoney): TaxLine[] {
  const merged = new Map<string, DutyCharge>();
  for (const duty of duties) {
    const key = `${duty.hsCode} ${duty.ratePpm}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, base: known.base + duty.base, amount: known.amount + duty.amount } : duty);
  }
  return [...merged.values()].map(({ hsCode, ratePpm, base, amount }) => ({
    kind: 'duty',
    name: 'Customs duty',
    jurisdiction,
    category: hsCode,
    ratePpm,
    base: money(base),
    amount: money(amount),
  }));
}

/** Returns the rates that the total contains: those that an invoice lists. */
export function chargedLines({ rates, tax, duty }: Pick<LandedCost, 'rates' | 'tax' | 'duty'>): TaxLine[] {
  const isPaid = (status: ChargeStatus) => status === 'included' || status === 'added';
  return rates.filter(({ kind, dueOnDelivery }) =>
    dueOnDelivery === undefined ? isPaid(kind === 'tax' ? tax : duty) : !dueOnDelivery,
  );
}
