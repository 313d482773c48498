import { sum } from '@smallshop/contract';
import { allocate } from '../../money/allocate.ts';
import type { TaxableLine, TaxComponent, TaxProvider, TaxRequest, TaxResult } from './tax-provider.ts';
import { taxAmount } from './tax-amount.ts';
import { findTaxRates, type FoundRates, type MerchantRate, type PlaceTaxes } from './tax-rates.ts';

/** Tax by dated tables, and by the merchant's own rates where there are any. */
export function tableTax(tables: readonly PlaceTaxes[], merchant: readonly MerchantRate[] = []): TaxProvider {
  return (request) => {
    const {
      destination: { country, administrativeArea },
      scheme,
      currency,
      included,
    } = request;
    const day = request.at.toISOString().slice(0, 10);
    const place = { country, ...(administrativeArea && { administrativeArea }), scheme, day };
    return taxByRates(request, ({ taxCategory, amount, quantity }) => {
      // A limit applies to the price before tax, which a gross price does not show.
      const price = !included && quantity > 0 && { price: { amount: Math.ceil(amount / quantity), currency } };
      return findTaxRates(tables, merchant, { ...place, category: taxCategory, ...price });
    });
  };
}

/**
 * Computes the tax of each line and of shipping. Each line is rounded separately, and shipping once for each rate.
 * Shipping takes the rates of the shipped items, in proportion to their amounts, if the place taxes it like the
 * items.
 */
export function taxByRates({ lines, shipping, included }: TaxRequest, ratesOf: RatesOf): TaxResult {
  const sheet = new Sheet();
  const byLine = new Map<string, number>();
  let onDuty = 0;
  for (const line of lines) {
    const { id, amount, duty, taxCategory } = line;
    const rates = ratesOf(line);
    byLine.set(id, sheet.charge(amount, rates, taxCategory, included));
    // Duty is never in a price: its tax comes on top in every market.
    onDuty += sheet.charge(duty, rates, taxCategory, false);
  }
  const onShipping = sum(
    shippingShares(lines, shipping, ratesOf).map(({ amount, rates }) => sheet.charge(amount, rates, null, included)),
  );
  return {
    lines: byLine,
    shipping: onShipping,
    duty: onDuty,
    total: sum([...byLine.values()]) + onShipping + onDuty,
    components: sheet.components,
  };
}

/** Returns the rates of a line, by its category and the price of one item. */
type RatesOf = (line: Pick<TaxableLine, 'taxCategory' | 'amount' | 'quantity'>) => FoundRates;

interface Share {
  amount: number;
  rates: FoundRates;
}

function shippingShares(lines: TaxRequest['lines'], shipping: number, ratesOf: RatesOf): Share[] {
  const groups = new Map<string, Share>();
  for (const line of lines) {
    const { amount } = line;
    const rates = ratesOf(line);
    const key = JSON.stringify(rates);
    groups.set(key, { rates, amount: (groups.get(key)?.amount ?? 0) + amount });
  }
  const shares = [...groups.values()].filter(({ amount }) => amount > 0);
  if (shares.length === 0)
    shares.push({ amount: 1, rates: ratesOf({ taxCategory: 'standard', amount: 0, quantity: 0 }) });
  const parts = allocate(
    shipping,
    shares.map(({ amount }) => amount),
  );
  return shares
    .map(({ rates }, index) => ({ rates, amount: parts[index]! }))
    .filter(({ rates, amount }) => amount > 0 && rates.shipping === 'as_goods');
}

/** Adds up what each rate comes to. */
class Sheet {
  readonly components: TaxComponent[] = [];

  /** The tax of one amount, entered under its rates. */
  charge(amount: number, { components }: FoundRates, category: string | null, included: boolean): number {
    if (amount === 0) return 0;
    const { tax, parts } = taxAmount(amount, components, included);
    const base = included ? amount - tax : amount;
    for (const [index, { name, jurisdiction, ratePpm }] of components.entries()) {
      const known = this.components.find(
        (each) => each.name === name && each.jurisdiction === jurisdiction && each.ratePpm === ratePpm,
      );
      if (!known) {
        this.components.push({ name, jurisdiction, category, ratePpm, base, amount: parts[index]! });
        continue;
      }
      known.base += base;
      known.amount += parts[index]!;
      if (category !== null && known.category !== category) known.category = null;
    }
    return tax;
  }
}
