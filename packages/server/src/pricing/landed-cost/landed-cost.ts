import { sum, type DutyMode, type TaxRegistration, type TaxScheme } from '@smallshop/contract';
import { customsValue, dutyOf, type DutyCharge } from '../duty/duty.ts';
import { findImportRule, type DutyTables, type ImportRule } from '../duty/duty-rates.ts';
import type { Converter } from '../../money/converter.ts';
import { findScheme, isAtMost, type LowValueScheme } from '../duty/low-value-schemes.ts';
import { customsTerritory, euCountries, taxPlace, type Place } from '../../platform/places/place.ts';
import { mergeQuotes, writeQuote, type LandedQuote, type Taxed } from './landed-quote.ts';
import type { TaxProvider, TaxResult } from '../tax/tax-provider.ts';

/** The items of one line. `amount` is what the shopper pays for them after discounts, in minor units. */
export interface ImportedLine {
  id: string;
  amount: number;
  quantity: number;
  taxCategory: string;
  hsCode: string | null;
  originCountry: string | null;
  /** Items without shipping, such as a download, cross no border. */
  requiresShipping: boolean;
}

export interface LandedRequest {
  currency: string;
  taxIncluded: boolean;
  dutyMode: DutyMode;
  destination: Place;
  at: Date;
  lines: readonly ImportedLine[];
  shipping: number;
}

/** What the store is registered for and what it reckons with. */
export interface LandedTerms {
  /** Null: the items are already in each market, so nothing crosses a border. */
  shipFrom: Place | null;
  registrations: readonly TaxRegistration[];
  tax: TaxProvider;
  schemes: readonly LowValueScheme[];
  duties: DutyTables;
  convert: Converter;
}

/**
 * Computes taxes and duties of a parcel at its destination, and who collects them. Calls no service except the tax
 * provider.
 */
export async function quoteLandedCost(request: LandedRequest, terms: LandedTerms): Promise<LandedQuote> {
  const destination = taxPlace(request.destination);
  const asSeen = { ...request, destination };
  const from = terms.shipFrom;
  const crosses =
    from !== null && request.dutyMode !== 'none' && customsTerritory(from) !== customsTerritory(destination);
  const quote = await (crosses ? quoteAbroad(asSeen, terms, from) : quoteDomestic(asSeen, terms));
  const { country, administrativeArea = null } = request.destination;
  return { ...quote, landedCost: { ...quote.landedCost, destination: { country, administrativeArea } } };
}

/** Only shipped items are imported. The others are taxed where the customer is, as if they were sold there. */
async function quoteAbroad(request: LandedRequest, terms: LandedTerms, from: Place): Promise<LandedQuote> {
  const parcel = { ...request, lines: request.lines.filter(({ requiresShipping }) => requiresShipping) };
  const rest = { ...request, shipping: 0, lines: request.lines.filter(({ requiresShipping }) => !requiresShipping) };
  if (rest.lines.length === 0) return quoteImport(parcel, terms, from);
  const unshipped = await quoteDomestic(rest, terms, isRegisteredFor(request.destination, terms.registrations));
  return parcel.lines.length === 0 ? unshipped : mergeQuotes(await quoteImport(parcel, terms, from), unshipped);
}

async function quoteDomestic(request: LandedRequest, terms: LandedTerms, mayCollect = true): Promise<LandedQuote> {
  const { place, scheme } = placeOfSupply(request.destination, terms);
  const taxed = mayCollect && collectsIn(place, terms.registrations) ? 'charged' : 'none';
  const tax = await askTax(request, terms, { destination: place, scheme, included: request.taxIncluded, duties: [] });
  return writeQuote(request, {
    taxed,
    tax,
    scheme,
    duties: [],
    dutyPaid: false,
    open: taxed === 'charged' && needsState(place),
  });
}

/**
 * Returns the place that taxes a sale. Inside the Union, distance sales are taxed at the destination under the
 * one-stop shop. A seller below its threshold and without a registration charges the tax of their own country
 * (Directive 2006/112/EC, articles 33 and 59c).
 */
function placeOfSupply(
  destination: Place,
  { shipFrom, registrations }: LandedTerms,
): { place: Place; scheme: TaxScheme | null } {
  const inUnion = ({ country }: Place) => euCountries.includes(country);
  if (!shipFrom || shipFrom.country === destination.country || !inUnion(shipFrom) || !inUnion(destination))
    return { place: destination, scheme: null };
  return registrations.some(({ scheme }) => scheme === 'eu_oss')
    ? { place: destination, scheme: 'eu_oss' }
    : { place: shipFrom, scheme: null };
}

/** American sales tax is charged where the seller is registered; a store that lists no state charges it in all. */
function collectsIn({ country, administrativeArea }: Place, registrations: readonly TaxRegistration[]): boolean {
  if (country !== 'US') return true;
  const states = registrations
    .filter(({ scheme, areas }) => scheme === 'us_sales_tax' && areas)
    .flatMap(({ areas }) => areas!);
  return states.length === 0 || states.includes(administrativeArea ?? '');
}

/**
 * A seller abroad collects American sales tax only if registered for it; other countries tax what is sold to their
 * consumers in any case.
 */
function isRegisteredFor({ country }: Place, registrations: readonly TaxRegistration[]): boolean {
  return country !== 'US' || registrations.some(({ scheme }) => scheme === 'us_sales_tax');
}

/** Without its state, the sales tax of an American destination is not known yet. */
function needsState({ country, administrativeArea }: Place): boolean {
  return country === 'US' && !administrativeArea;
}

async function quoteImport(request: LandedRequest, terms: LandedTerms, from: Place): Promise<LandedQuote> {
  const { destination, currency, dutyMode } = request;
  const day = request.at.toISOString().slice(0, 10);
  const territory = customsTerritory(destination);
  const rule = findImportRule(terms.duties, territory, from.country, day);
  const scheme = await findUsableScheme(request, terms, day);
  const taxed = scheme ? 'charged' : whoCollects(request, terms, rule);
  const included = request.taxIncluded && taxed === 'charged';
  const name = scheme?.scheme ?? (rule?.importTax === false ? null : 'import');
  const ask = (duties: readonly DutyCharge[]) =>
    askTax(request, terms, { destination, scheme: name, included, duties });

  const plain = await ask([]);
  const worth = (amount: number, tax: number) => (included ? amount - tax : amount);
  const duties = scheme?.dutyFree
    ? []
    : rule &&
      dutyOf(
        terms.duties,
        rule,
        {
          territory,
          currency,
          day,
          lines: request.lines.map((line) => ({ ...line, value: worth(line.amount, plain.lines.get(line.id) ?? 0) })),
          shipping: worth(request.shipping, plain.shipping),
        },
        terms.convert,
      );
  const dutyPaid = dutyMode === 'paid' && duties !== null;
  // Who collects both counts the tax on top of the duty; a duty that customs collects later is no part of a price.
  const together = taxed === 'due' ? !dutyPaid : dutyPaid;
  const taxable = together && rule?.importTax !== false ? (duties ?? []) : [];
  return writeQuote(request, {
    taxed,
    tax: taxable.length > 0 ? await ask(taxable) : plain,
    scheme: name,
    duties,
    dutyPaid,
    open: taxed === 'charged' && needsState(destination),
  });
}

/** A scheme's limit applies to the value of the items without the tax that the scheme would charge. */
async function findUsableScheme(
  request: LandedRequest,
  terms: LandedTerms,
  day: string,
): Promise<LowValueScheme | null> {
  const { destination, currency, taxIncluded } = request;
  for (const scheme of terms.schemes.filter(({ territory }) => territory === customsTerritory(destination))) {
    const tax = taxIncluded
      ? await askTax(request, terms, { destination, scheme: scheme.scheme, included: true, duties: [] })
      : null;
    const lines = request.lines.map(({ id, amount, quantity, taxCategory }) => ({
      value: amount - (tax?.lines.get(id) ?? 0),
      quantity,
      taxCategory,
    }));
    const found = findScheme([scheme], terms.registrations, { destination, currency, lines }, terms.convert, day);
    if (found) return found;
  }
  return null;
}

/** Who takes the tax of a parcel that no scheme covers. */
function whoCollects(
  { destination, currency, dutyMode, lines }: LandedRequest,
  terms: LandedTerms,
  rule: ImportRule | null,
): Taxed {
  // An unknown duty cannot be paid in advance.
  if (!rule) return 'due';
  if (!rule.importTax) {
    const registered = terms.registrations.some(({ scheme }) => scheme === 'us_sales_tax');
    return registered && collectsIn(destination, terms.registrations) ? 'charged' : 'none';
  }
  const itemsTotal = sum(lines.map(({ amount }) => amount));
  if (rule.taxFreeUpTo && isAtMost(customsValue(itemsTotal, rule), currency, rule.taxFreeUpTo, terms.convert))
    return 'none';
  return dutyMode === 'paid' ? 'charged' : 'due';
}

function askTax(
  request: LandedRequest,
  { tax, shipFrom }: LandedTerms,
  { duties, ...at }: { destination: Place; scheme: TaxScheme | null; included: boolean; duties: readonly DutyCharge[] },
): TaxResult | Promise<TaxResult> {
  const dutyOn = (id: string) => duties.reduce((sum, { lineId, amount }) => (lineId === id ? sum + amount : sum), 0);
  return tax({
    ...at,
    shipFrom,
    currency: request.currency,
    at: request.at,
    shipping: request.shipping,
    lines: request.lines.map(({ id, amount, quantity, taxCategory }) => ({
      id,
      amount,
      quantity,
      taxCategory,
      duty: dutyOn(id),
    })),
  });
}
