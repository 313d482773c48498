/**
 * The names of a product file's columns, in any case: first the one that Shopify's exports had until
 * 2025, then the present one (help.shopify.com/en/manual/products/import-export/using-csv), then
 * those of other exports. A file may mix them.
 */
const columnNames = {
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  description: ['Body (HTML)', 'Description', 'Body HTML'],
  vendor: ['Vendor'],
  productType: ['Type', 'Custom Product Type', 'Product type'],
  tags: ['Tags'],
  published: ['Published', 'Published on online store'],
  status: ['Status'],
  publishedFrom: ['Published from'],
  publishedUntil: ['Published until'],
  option1Name: ['Option1 Name'],
  option1Value: ['Option1 Value'],
  option2Name: ['Option2 Name'],
  option2Value: ['Option2 Value'],
  option3Name: ['Option3 Name'],
  option3Value: ['Option3 Value'],
  sku: ['Variant SKU', 'SKU'],
  grams: ['Variant Grams', 'Weight value (grams)'],
  tracker: ['Variant Inventory Tracker', 'Inventory tracker'],
  quantity: ['Variant Inventory Qty', 'Inventory quantity', 'Variant Inventory Quantity'],
  policy: ['Variant Inventory Policy', 'Continue selling when out of stock'],
  gtin: ['Variant Barcode', 'Barcode', 'GTIN'],
  lengthMm: ['Length (mm)'],
  widthMm: ['Width (mm)'],
  heightMm: ['Height (mm)'],
  unitTotal: ['Unit price total measure'],
  unitTotalUnit: ['Unit price total measure unit'],
  unitBase: ['Unit price base measure'],
  unitBaseUnit: ['Unit price base measure unit'],
  minimumQuantity: ['Minimum quantity'],
  quantityIncrement: ['Quantity increment'],
  maximumQuantity: ['Maximum quantity'],
  maxPerCustomer: ['Maximum per customer'],
  price: ['Variant Price', 'Price'],
  compareAt: ['Variant Compare At Price', 'Compare-at price', 'Compare At Price'],
  requiresShipping: ['Variant Requires Shipping', 'Requires shipping'],
  taxable: ['Variant Taxable', 'Charge tax'],
  taxCode: ['Variant Tax Code', 'Tax code'],
  hsCode: ['HS Code', 'Variant HS Code', 'Harmonized System Code'],
  originCountry: ['Country of Origin', 'Variant Country of Origin', 'COO'],
  imageSource: ['Image Src', 'Product image URL', 'Image source'],
  imagePosition: ['Image Position'],
  imageAlt: ['Image Alt Text'],
  variantImage: ['Variant Image', 'Variant image URL'],
  giftCard: ['Gift Card'],
  seoTitle: ['SEO Title'],
  seoDescription: ['SEO Description'],
} as const;

export type Field = keyof typeof columnNames;

const fields = Object.keys(columnNames) as Field[];
const normalized = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase();
const fieldsByName = new Map(
  fields.flatMap((field) => columnNames[field].map((name) => [normalized(name), field] as const)),
);

/** A column of the file: where it is and what the file calls it. */
export interface Column {
  index: number;
  name: string;
}

/** For each field, the columns of this header that carry it. */
export function findColumns(header: readonly string[]): Map<Field, Column[]> {
  const columns = new Map<Field, Column[]>();
  for (const [index, name] of header.entries()) {
    const field = fieldsByName.get(normalized(name));
    if (field) columns.set(field, [...(columns.get(field) ?? []), { index, name: name.trim() }]);
  }
  return columns;
}

/** What messages call a column that the file does not have. */
export function columnName(field: Field): string {
  return columnNames[field][0];
}
