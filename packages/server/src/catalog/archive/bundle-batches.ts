import type { ArchivedProduct } from './archive-line.ts';

/** Products of one transaction, unless more of them are connected. */
const batchSize = 100;

export interface WaitingLine {
  line: number;
  product: ArchivedProduct;
  /** How many of them come before it. */
  waiting: number;
}

/** Whether a variant of the product is a bundle. */
export function hasBundle({ variants }: ArchivedProduct): boolean {
  return variants.some(({ components }) => components);
}

/**
 * Splits products with bundles into batches of groups. The products of a group name each other's variants as
 * components, so they are saved together. Batches and groups are in the order of their first lines.
 */
export function bundleBatches(products: readonly WaitingLine[]): WaitingLine[][][] {
  const batches: WaitingLine[][][] = [];
  let size = batchSize;
  for (const group of groupsOf(products)) {
    if (size >= batchSize) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)!.push(group);
    size += group.length;
  }
  return batches;
}

function groupsOf(products: readonly WaitingLine[]): WaitingLine[][] {
  const placeOf = new Map(products.flatMap(({ product }, nth) => product.variants.map(({ sku }) => [sku, nth])));
  /** The place of a product that is connected with this one, and comes earlier; its own place if none does. */
  const earlier = products.map((_, nth) => nth);
  const firstOf = (place: number): number => {
    while (earlier[place] !== place) place = earlier[place] = earlier[earlier[place]!]!;
    return place;
  };
  for (const [nth, { product }] of products.entries())
    for (const { sku } of product.variants.flatMap(({ components }) => components ?? [])) {
      const other = sku === undefined ? undefined : placeOf.get(sku);
      if (other === undefined) continue;
      const [one, two] = [firstOf(nth), firstOf(other)];
      earlier[Math.max(one, two)] = Math.min(one, two);
    }
  return [...Map.groupBy(products.keys(), firstOf).values()].map((places) => places.map((place) => products[place]!));
}
