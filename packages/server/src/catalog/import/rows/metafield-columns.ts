/** A column of metafields: where it is, what the file calls it, and namespace and key with a point. */
export interface MetafieldColumn {
  index: number;
  column: string;
  name: string;
}

/** A cell of a metafield, and what the file calls its column. */
export interface MetafieldCell {
  text: string;
  column: string;
}

/** Shopify's name of a column: `Fabric (product.metafields.custom.fabric)`. */
const pattern = /\(product\.metafields\.([A-Za-z0-9_-]{1,64}\.[A-Za-z0-9_-]{1,64})\)\s*$/;

export function metafieldColumnsOf(header: readonly string[]): MetafieldColumn[] {
  return header.flatMap((column, index) => {
    const name = pattern.exec(column)?.[1];
    return name === undefined ? [] : [{ index, column: column.trim(), name }];
  });
}

/** The name of the column of a metafield, with what shoppers call it. */
export function metafieldColumn(name: string, title: string): string {
  return `${title} (product.metafields.${name})`;
}
