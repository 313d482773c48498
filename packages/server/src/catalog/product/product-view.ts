import type { PriceTerms, Product, ProductOption, ProductSummary } from '@smallshop/contract';
import { textIn } from '../../platform/database/text.ts';
import { mayBeSentTo } from '../../pricing/shipping/shipping-limits.ts';
import type { OptionDefinition, ProductRow } from '../catalog.tables.ts';
import { viewImage, type View } from './image-view.ts';
import type { ProductDetails } from './product-details.repo.ts';
import { viewVariant } from './variant-view.ts';

/** How a product becomes an answer to a shopper of one country. */
export interface ProductView extends View {
  country: string;
}

/** A product as lists carry it; `details` has at least one variant. */
export function viewSummary(product: ProductRow, details: ProductDetails, view: ProductView): ProductSummary {
  const { languages } = view;
  const variants = details.variants.map(({ variant, price }) => ({
    ...viewVariant(variant, price, product.options, languages),
    shipsToRegion: mayBeSentTo(view.country, product, variant),
  }));
  const byPrice = variants.toSorted((a, b) => a.price.amount - b.price.amount);
  return {
    id: product.id,
    handle: product.handle,
    title: textIn(product.title, languages),
    summary: textIn(product.summary, languages),
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    collections: details.collections,
    options: product.options.map((option) => viewOption(option, languages)),
    variants,
    images: details.images.map((image) => viewImage(image, view)),
    priceRange: { min: byPrice[0]!.price, max: byPrice.at(-1)!.price },
    compareAtPrice: byPrice[0]!.compareAtPrice,
    available: variants.some(({ available }) => available),
    shipsToRegion: variants.some(({ shipsToRegion }) => shipsToRegion),
  };
}

export function viewProduct(
  product: ProductRow,
  details: ProductDetails,
  view: ProductView,
  landedCost: PriceTerms,
): Product {
  return {
    ...viewSummary(product, details, view),
    descriptionHtml: textIn(product.descriptionHtml, view.languages),
    landedCost,
  };
}

function viewOption(option: OptionDefinition, languages: readonly string[]): ProductOption {
  return {
    name: textIn(option.name, languages),
    values: option.values.map(({ label, swatch }) => ({ value: textIn(label, languages), ...(swatch && { swatch }) })),
  };
}
