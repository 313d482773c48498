import type { ImageInput, ProductInput } from '../product/product-input.ts';
import { productDataOf } from '../product-data/product-data.ts';
import { variantDataOf } from '../variant-data/variant-data.ts';
import type { LocationRow } from '../stock/stock.tables.ts';
import type { ArchivedProduct } from './archive-line.ts';

export function inputOf(
  product: ArchivedProduct,
  images: readonly ImageInput[],
  places: readonly LocationRow[],
): ProductInput {
  const { handle, title, descriptionHtml, vendor, productType, tags, published, shipsOnlyTo, shipsNotTo } = product;
  const isActive = (location: string) => places.some(({ id, active }) => active && id === location);
  return {
    ...{ handle, title, descriptionHtml, vendor, productType, tags, published },
    data: productDataOf(product),
    publication: {
      from: product.publishedFrom ? new Date(product.publishedFrom) : null,
      until: product.publishedUntil ? new Date(product.publishedUntil) : null,
    },
    redirects: product.redirects ?? [],
    shipping: { onlyTo: shipsOnlyTo, notTo: shipsNotTo },
    options: product.options.map(({ name, values }) => ({
      name,
      values: values.map(({ label, swatch }) => ({ label, ...(swatch !== undefined && { swatch }) })),
    })),
    images: [...images],
    variants: product.variants.map((variant) => {
      const { sku, optionValues, prices, levels, sellWhenOut, weightGrams, requiresShipping } = variant;
      const { taxCategory, hsCode, originCountry } = variant;
      const counted = Object.entries(levels ?? {}).filter(([location]) => isActive(location));
      return {
        ...{ sku, optionValues, prices, sellWhenOut, weightGrams, requiresShipping },
        stock: levels && counted.reduce((sum, [, quantity]) => sum + quantity, 0),
        ...(levels && { levels }),
        customs: { taxCategory, hsCode, originCountry },
        image: variant.image,
        // What a bundle contains is set after all products are saved; see `saveComponents`.
        data: variantDataOf({ ...variant, components: null }),
      };
    }),
  };
}
