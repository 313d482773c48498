import type { BundleComponent, Collection, Product, ProductSummary, Region, Variant } from '@smallshop/contract';
import type { ShopState } from '../shop/shop-state.ts';
import { priceTerms } from '../cart/landed-cost.ts';
import { isSentTo } from '../shipping/shipping.views.ts';
import { priceIn } from '../store/region.ts';
import { seedCollections, type SeedProduct, type SeedVariant, type Text } from './catalog.data.ts';
import { picture } from './picture.ts';
import { isBackordered, leftOf, partsOf, preorderOf } from '../shop/left-of.ts';
import { quantityRuleOf } from '../shop/quantity-rule-of.ts';

const lowStock = 3;

/** The tea is sold in bags of 100 g. */
const teaBag = { measure: { quantity: 100, unit: 'g' }, base: { quantity: 1, unit: 'kg' } } as const;

const taxFacts = {
  tea: { taxCategory: 'food', hsCode: '090210' },
  tableware: { taxCategory: 'standard', hsCode: '691110' },
  clothing: { taxCategory: 'clothing', hsCode: '620530' },
};

export function variantId(sku: string): string {
  return `var_${sku}`;
}

/** The variant of a SKU, with its product. */
export function findVariant(shop: ShopState, sku: string): { product: SeedProduct; variant: SeedVariant } | undefined {
  for (const product of shop.products) {
    const variant = product.variants.find((entry) => entry.sku === sku);
    if (variant) return { product, variant };
  }
  return undefined;
}

export function showVariant(shop: ShopState, product: SeedProduct, variant: SeedVariant, region: Region): Variant {
  const language = region.language as keyof Text;
  const left = leftOf(shop, variant.sku);
  const { priceFactor } = shop.conditions;
  const price = priceIn(variant.cents, region.currency, priceFactor);
  const quantityRule = quantityRuleOf(shop, variant.sku);
  const preorder = preorderOf(shop, variant.sku, 1);
  const files = partsOf(shop, variant.sku).flatMap((part) => shop.files.get(part.sku) ?? []);
  const components = shop.bundles.get(variant.sku)?.map((part) => showComponent(shop, part, language));
  const maxPerCustomer = shop.customerLimits.get(variant.sku);
  const selectedOptions = product.options.map((option, index) => ({
    name: option.name[language],
    value: option.values[variant.choice[index]!]!.text[language],
  }));
  return {
    id: variantId(variant.sku),
    sku: variant.sku,
    title: selectedOptions.map(({ value }) => value).join(' / '),
    selectedOptions,
    price,
    compareAtPrice:
      variant.compareAtCents === null ? null : priceIn(variant.compareAtCents, region.currency, priceFactor),
    available: left > 0,
    shipsToRegion: isSentTo(shop, region, product.handle, variant.sku),
    stock: left === 0 ? 'out_of_stock' : left <= lowStock ? 'low_stock' : 'in_stock',
    quantityAvailable: left > 0 && left <= lowStock ? left : null,
    backorder: isBackordered(shop, variant.sku, 1),
    requiresShipping: !shop.withoutShipping.has(variant.sku),
    imageId: `img_${product.handle}_${(variant.choice[0] ?? 0) + 1}`,
    ...taxFacts[product.collection],
    originCountry: 'CN',
    ...(product.collection === 'tea' && {
      weightGrams: 100,
      unitPricing: { price: { ...price, amount: price.amount * 10 }, ...teaBag },
    }),
    ...(quantityRule && { quantityRule }),
    ...(maxPerCustomer !== undefined && { maxPerCustomer }),
    ...(preorder && left > 0 && { preorder }),
    ...(files.length > 0 && { files }),
    ...(components && { components }),
  };
}

function showComponent(
  shop: ShopState,
  { sku, quantity }: { sku: string; quantity: number },
  language: keyof Text,
): BundleComponent {
  const { product, variant } = findVariant(shop, sku)!;
  const values = product.options.map((option, index) => option.values[variant.choice[index]!]!.text[language]);
  const title = product.title[language];
  return {
    ...{ variantId: variantId(sku), sku, productHandle: product.handle, title },
    variantTitle: values.join(' / '),
    quantity,
  };
}

export function showSummary(shop: ShopState, product: SeedProduct, region: Region): ProductSummary {
  const language = region.language as keyof Text;
  const title = product.title[language];
  const variants = product.variants.map((variant) => showVariant(shop, product, variant, region));
  const byPrice = variants.toSorted((a, b) => a.price.amount - b.price.amount);
  const pictures = Math.max(2, product.options[0]?.values.length ?? 0);
  return {
    id: `prod_${product.handle}`,
    handle: product.handle,
    title,
    summary: seedCollections.find(({ handle }) => handle === product.collection)!.summary[language],
    vendor: 'Mock & Co.',
    productType: product.collection,
    tags: [product.collection],
    collections: [product.collection],
    options: product.options.map((option) => ({
      name: option.name[language],
      values: option.values.map(({ text, swatch }) => ({ value: text[language], ...(swatch && { swatch }) })),
    })),
    variants,
    images: Array.from({ length: pictures }, (_, index) =>
      picture(`img_${product.handle}_${index + 1}`, `${title} (${index + 1})`, product.hue + index * 60),
    ),
    priceRange: { min: byPrice[0]!.price, max: byPrice.at(-1)!.price },
    compareAtPrice: byPrice[0]!.compareAtPrice,
    available: variants.some(({ available }) => available),
    shipsToRegion: variants.some(({ shipsToRegion }) => shipsToRegion),
  };
}

export function showProduct(shop: ShopState, product: SeedProduct, region: Region): Product {
  const summary = showSummary(shop, product, region);
  const media = shop.media.get(product.handle);
  return {
    ...summary,
    ...(media && { media }),
    descriptionHtml: `<p><strong>${summary.title}</strong></p><p>${summary.summary}</p>`,
    landedCost: priceTerms(region),
  };
}

export function showCollection(
  shop: ShopState,
  collection: (typeof seedCollections)[number],
  region: Region,
): Collection {
  const language = region.language as keyof Text;
  const title = collection.title[language];
  return {
    id: `col_${collection.handle}`,
    handle: collection.handle,
    title,
    descriptionHtml: `<p>${collection.summary[language]}</p>`,
    image: picture(`img_${collection.handle}`, title, 100),
    productCount:
      shop.conditions.catalog === 'empty'
        ? 0
        : shop.products.filter((product) => product.collection === collection.handle).length,
  };
}
