import type { Product, Variant } from '@smallshop/contract';
import { decimalOf } from '@smallshop/contract/format';
import { dataBlock } from './trusted.ts';

const offerOf = ({ sku, price, available, preorder }: Variant, url: string) => ({
  '@type': 'Offer',
  sku,
  url,
  price: decimalOf(price),
  priceCurrency: price.currency,
  availability: `https://schema.org/${preorder ? 'PreOrder' : available ? 'InStock' : 'OutOfStock'}`,
  ...(preorder && { availabilityStarts: preorder.shipsOn }),
});

/** The product for search engines (schema.org/Product), at the prices of the shopper's market. */
export function jsonLd(product: Product, url: string): object {
  const offers = product.variants.map((variant) => offerOf(variant, url));
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    description: product.summary,
    ...(product.vendor && { brand: { '@type': 'Brand', name: product.vendor } }),
    image: product.images.map((image) => new URL(image.url, url).href),
    offers:
      offers.length === 1
        ? offers[0]
        : {
            '@type': 'AggregateOffer',
            offerCount: offers.length,
            priceCurrency: product.priceRange.min.currency,
            lowPrice: decimalOf(product.priceRange.min),
            highPrice: decimalOf(product.priceRange.max),
            offers,
          },
  };
}

const blockOf = (host: HTMLElement) =>
  host.querySelector<HTMLScriptElement>(':scope > script[type="application/ld+json"]');

/** No product is shown any more. */
export const removeJsonLd = (host: HTMLElement): void => blockOf(host)?.remove();

/** Keeps one data block in the element's light DOM, where crawlers look. */
export function writeJsonLd(host: HTMLElement, product: Product): void {
  const known = blockOf(host);
  // A `<` could end the block early.
  const text = JSON.stringify(jsonLd(product, location.href)).replaceAll('<', '\\u003c');
  if (known?.textContent === text) return;
  const block = document.createElement('script');
  block.type = 'application/ld+json';
  block.text = dataBlock(text);
  if (known) known.replaceWith(block);
  else host.append(block);
}
