import type { MetafieldDefinition, PriceTerms, Product, ProductOption, ProductSummary } from '@smallshop/contract';
import { textIn } from '../../platform/database/text.ts';
import { mayBeSentTo } from '../../pricing/shipping/shipping-limits.ts';
import type { OptionDefinition, ProductRow } from '../catalog.tables.ts';
import { viewMedia } from './media-view.ts';
import { viewImage, type View } from './image-view.ts';
import { shownMetafields } from '../product-data/shown-metafields.ts';
import type { ProductDetails } from './product-details.repo.ts';
import { viewVariant } from './variant-view.ts';

/** How a product becomes an answer to a shopper of one country. */
export interface ProductView extends View {
  country: string;
  /** The day in UTC, such as `2026-11-30`: pre-orders depend on it. */
  today: string;
}

/** A product as lists carry it; `details` has at least one variant. */
export function viewSummary(product: ProductRow, details: ProductDetails, view: ProductView): ProductSummary {
  const { languages } = view;
  const variants = details.variants.map(({ variant, ...prices }) => ({
    ...viewVariant(variant, prices, product.options, view),
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

export interface ProductExtras {
  landedCost: PriceTerms;
  definitions: readonly MetafieldDefinition[];
  /** The present handle, if the request had a former one. */
  canonicalHandle?: string;
}

export function viewProduct(
  product: ProductRow,
  details: ProductDetails,
  view: ProductView,
  { landedCost, definitions, canonicalHandle }: ProductExtras,
): Product {
  const seo = viewSeo(product, view.languages);
  const { media = [] } = product.data ?? {};
  const metafields = shownMetafields(product.data?.metafields, definitions, view.languages);
  return {
    ...viewSummary(product, details, view),
    images: details.images.map((image) => ({
      ...viewImage(image, view),
      ...(image.placeholder && { placeholder: image.placeholder }),
    })),
    descriptionHtml: textIn(product.descriptionHtml, view.languages),
    landedCost,
    ...(canonicalHandle !== undefined && { canonicalHandle }),
    ...(seo && { seo }),
    ...(metafields.length > 0 && { metafields }),
    ...(media.length > 0 && { media: viewMedia(media, details.images, view) }),
  };
}

/** In the first of the languages that each text has. */
function viewSeo({ data }: ProductRow, languages: readonly string[]): Product['seo'] {
  const [title, description] = [data?.seo?.title, data?.seo?.description].map((text = {}) => textIn(text, languages));
  return title || description ? { ...(title && { title }), ...(description && { description }) } : undefined;
}

function viewOption(option: OptionDefinition, languages: readonly string[]): ProductOption {
  return {
    name: textIn(option.name, languages),
    values: option.values.map(({ label, swatch }) => ({ value: textIn(label, languages), ...(swatch && { swatch }) })),
  };
}
