import type { Variant } from '@smallshop/contract';
import { filesOfVariant, isShipped, viewComponents, weightOf, type WithComponents } from '../variant-data/bundle.ts';
import { isBackordered, preorderOf, sellable } from '../variant-data/preorder.ts';
import { quantityRuleOf } from '../variant-data/quantity-rule.ts';
import { selectedOptions, variantTitle } from '../variant-data/selected-options.ts';
import { unitPricingOf } from '../variant-data/unit-pricing.ts';
import type { OptionDefinition, VariantPriceRow, VariantRow } from '../catalog.tables.ts';

/** Shoppers see the remaining quantity if it is not above this number. */
const lowStock = 3;

export type Price = Pick<VariantPriceRow, 'currency' | 'amount' | 'compareAtAmount'>;

/** Null unless it is above the price: a reduction that is none must not be shown. */
export function compareAt(price: Price): { amount: number; currency: string } | null {
  const { compareAtAmount, amount, currency } = price;
  return compareAtAmount !== null && compareAtAmount > amount ? { amount: compareAtAmount, currency } : null;
}

export function viewVariant(
  row: VariantRow & WithComponents,
  { price, priorAmount }: { price: Price; priorAmount: number | null },
  options: readonly OptionDefinition[],
  { languages, today }: { languages: readonly string[]; today: string },
): Omit<Variant, 'shipsToRegion'> {
  const selected = selectedOptions(options, row.optionValues, languages);
  const left = sellable(row, today);
  const { gtin, dimensions, maxPerCustomer } = row.data ?? {};
  const files = filesOfVariant(row);
  const components = viewComponents(row, languages);
  const weightGrams = weightOf(row);
  const unitPricing = unitPricingOf(row.data, price);
  const quantityRule = quantityRuleOf(row.data);
  const preorder = preorderOf(row, 1, today);
  const low = left !== null && left > 0 && left <= lowStock;
  return {
    id: row.id,
    sku: row.sku,
    title: variantTitle(selected),
    selectedOptions: selected,
    price: { amount: price.amount, currency: price.currency },
    compareAtPrice: compareAt(price),
    ...(priorAmount !== null && { priorPrice: { amount: priorAmount, currency: price.currency } }),
    available: left !== 0,
    stock: left === 0 ? 'out_of_stock' : low ? 'low_stock' : 'in_stock',
    quantityAvailable: low ? left : null,
    backorder: isBackordered(row, 1),
    requiresShipping: isShipped(row),
    imageId: row.imageId,
    taxCategory: row.taxCategory,
    hsCode: row.hsCode,
    originCountry: row.originCountry,
    ...(gtin !== undefined && { gtin }),
    ...(weightGrams > 0 && { weightGrams }),
    ...(dimensions && { dimensions }),
    ...(unitPricing && { unitPricing }),
    ...(quantityRule && { quantityRule }),
    ...(maxPerCustomer !== undefined && { maxPerCustomer }),
    ...(preorder && left !== 0 && { preorder }),
    ...(files && { files: files.map(({ name, size }) => ({ name, size })) }),
    ...(components && { components }),
  };
}
