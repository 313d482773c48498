import { writeFile } from 'node:fs/promises';

const columns = [
  'Handle',
  'Title',
  'Body (HTML)',
  'Published',
  'Tags',
  'Option1 Name',
  'Option1 Value',
  'Variant SKU',
  'Variant Price',
  'Variant Inventory Qty',
  'Variant Inventory Tracker',
];

/** The SKU of one variant of each product of the file, by the product's number. */
export const skuOf = (product: number) => `SKU-${product}-S`;

/** Writes a CSV file with this many products of three variants each, without pictures. */
export async function writeCatalogue(path: string, products: number): Promise<void> {
  const rows = [columns.join(',')];
  for (let product = 0; product < products; product += 1)
    for (const [nth, size] of ['S', 'M', 'L'].entries()) {
      const body = `<p>A fine product, number ${product}, with a sentence or two.</p>`;
      const text = nth === 0 ? `Product ${product},"${body}",true,c${product % 10}` : ',,,';
      const price = 10 + (product % 90);
      rows.push(`product-${product},${text},Size,${size},SKU-${product}-${size},${price},100000,shopify`);
    }
  await writeFile(path, rows.join('\n'));
}
