import { HeaderColumns } from '../shared/header-columns.ts';
import { findAttributeColumns } from './attributes.ts';

export type WooColumns = ReturnType<typeof findWooColumns>;

/** The columns that are read. */
export function findWooColumns(header: readonly string[]) {
  const all = new HeaderColumns(header);
  const [length, width, height] = ['length', 'width', 'height'].map(
    (name) => all.match(new RegExp(`^${name} \\((\\w+)\\)$`))[0],
  );
  const [weight] = all.match(/^weight \((\w+)\)$/);
  return {
    all,
    id: all.find('id'),
    type: all.find('type'),
    sku: all.find('sku'),
    name: all.find('name'),
    published: all.find('published'),
    visibility: all.find('visibility in catalog'),
    shortDescription: all.find('short description'),
    description: all.find('description'),
    saleStarts: all.find('date sale price starts'),
    saleEnds: all.find('date sale price ends'),
    taxStatus: all.find('tax status'),
    taxClass: all.find('tax class'),
    inStock: all.find('in stock?'),
    stock: all.find('stock'),
    backorders: all.find('backorders allowed?'),
    weight: weight && { column: weight.column, unit: weight.groups[0]! },
    lengths: { lengthMm: length, widthMm: width, heightMm: height },
    gtin: all.find('gtin, upc, ean, or isbn'),
    salePrice: all.find('sale price'),
    regularPrice: all.find('regular price'),
    categories: all.find('categories'),
    tags: all.find('tags'),
    images: all.find('images'),
    parent: all.find('parent'),
    brands: all.find('brands', 'brand'),
    attributes: findAttributeColumns(all),
  };
}
