import type { MetafieldDefinition } from '@smallshop/contract';
import { currencyDigits } from '@smallshop/contract/format';
import { textIn, type LocalizedText } from '../../platform/database/text.ts';
import { metafieldColumn } from '../import/rows/metafield-columns.ts';
import { metafieldText } from '../product-data/metafield-text.ts';
import type { ArchivedProduct, ArchiveLine } from './archive-line.ts';
import { csvLine, shopifyColumns, type ShopifyRow } from './shopify-columns.ts';

export interface ShopifyOptions {
  /** Of the prices and the texts in the file. */
  currency: string;
  language: string;
  /** The metafields that get a column. */
  metafields: readonly MetafieldDefinition[];
  /** The address or path of a picture, by the name of its file. */
  pictureUrl(file: string): string;
}

/** Name of the file in its folder. */
export const shopifyFile = 'products.csv';

const maxOptions = 3;
/** Handles that one line of the report names before it only counts them. */
const namedHandles = 5;

/** Makes Shopify's product CSV of the lines of a catalogue, and keeps account of what that format cannot carry. */
export class ShopifyExport {
  readonly header: string;
  readonly #options: ShopifyOptions;
  readonly #lost = new Map<string, Set<string>>();
  readonly #inactive = new Set<string>();

  constructor(options: ShopifyOptions) {
    this.#options = options;
    const named = options.metafields.map((one) => metafieldColumn(nameOf(one), this.#text(one.name) || one.key));
    this.header = csvLine([...shopifyColumns, ...named]);
  }

  /** The lines of CSV for one line of the catalogue. */
  write(line: ArchiveLine): string {
    if (line.type === 'location' && !line.active) this.#inactive.add(line.id);
    if (line.type === 'collection') this.#lose('collections', line.handle);
    return line.type === 'product' ? this.#writeProduct(line) : '';
  }

  /** What the file does not have, one line for each kind, with the products or collections that have it. */
  lost(): string[] {
    return [...this.#lost].map(([what, handles]) => {
      const names = [...handles].slice(0, namedHandles).join(', ');
      const more = handles.size - namedHandles;
      return `${what}: ${names}${more > 0 ? ` and ${more} more` : ''}`;
    });
  }

  #lose(what: string, handle: string): void {
    const handles = this.#lost.get(what) ?? new Set();
    this.#lost.set(what, handles.add(handle));
  }

  #writeProduct(product: ArchivedProduct): string {
    const { currency } = this.#options;
    const { handle } = product;
    if (product.options.length > maxOptions) {
      this.#lose(`products with more than ${maxOptions} options, which are left out`, handle);
      return '';
    }
    const variants = product.variants.filter(({ prices }) => prices[currency]);
    if (variants.length < product.variants.length)
      this.#lose(`variants without a price in ${currency}, which are left out`, handle);
    if (variants.length === 0) return '';
    this.#account(product);
    const rows = Array.from({ length: Math.max(variants.length, product.images.length) }, (_, nth): ShopifyRow => ({
      'URL handle': handle,
      ...(nth === 0 && this.#productCells(product)),
      ...(variants[nth] && this.#variantCells(product, variants[nth])),
      ...this.#imageCells(product, nth),
    }));
    return rows
      .map((row, nth) => [
        ...shopifyColumns.map((column) => row[column] ?? ''),
        ...this.#metafieldCells(nth === 0 ? product : undefined),
      ])
      .map(csvLine)
      .join('');
  }

  #text(text: LocalizedText): string {
    return textIn(text, [this.#options.language]);
  }

  #productCells(product: ArchivedProduct): ShopifyRow {
    const { title, descriptionHtml, vendor, productType, tags, published, options } = product;
    const names = options.length === 0 ? ['Title'] : options.map(({ name }) => this.#text(name));
    return {
      Title: this.#text(title),
      Description: this.#text(descriptionHtml),
      Vendor: vendor,
      Type: productType,
      Tags: tags.join(', '),
      'Published on online store': yesNo(published),
      Status: published ? 'active' : 'draft',
      'Gift card': yesNo(false),
      'SEO title': this.#text(product.seo?.title ?? {}),
      'SEO description': this.#text(product.seo?.description ?? {}),
      'Option1 name': names[0]!,
      'Option2 name': names[1] ?? '',
      'Option3 name': names[2] ?? '',
    };
  }

  /** One for each column; all empty but in the first row of a product. */
  #metafieldCells(product: ArchivedProduct | undefined): string[] {
    return this.#options.metafields.map((definition) => {
      const metafield = product?.metafields?.[nameOf(definition)];
      return metafield ? metafieldText(metafield, this.#options.language) : '';
    });
  }

  #variantCells(product: ArchivedProduct, variant: ArchivedProduct['variants'][number]): ShopifyRow {
    const { sku, optionValues, prices, levels, sellWhenOut, weightGrams, requiresShipping, taxCategory } = variant;
    const { amount, compareAtAmount } = prices[this.#options.currency]!;
    const labels = optionValues.map((value, option) => this.#text(product.options[option]!.values[value]!.label));
    const image = variant.image === null ? undefined : product.images[variant.image];
    return {
      SKU: sku,
      Barcode: variant.gtin ?? '',
      'Option1 value': labels[0] ?? 'Default Title',
      'Option2 value': labels[1] ?? '',
      'Option3 value': labels[2] ?? '',
      Price: this.#amount(amount),
      'Compare-at price': compareAtAmount === null ? '' : this.#amount(compareAtAmount),
      'Charge tax': yesNo(taxCategory !== 'zero'),
      ...unitMeasureCells(variant),
      'Inventory tracker': levels ? 'shopify' : '',
      'Inventory quantity': levels ? String(this.#quantityOf(levels)) : '',
      'Continue selling when out of stock': sellWhenOut ? 'continue' : 'deny',
      'Weight value (grams)': String(weightGrams),
      'Weight unit for display': 'g',
      'Requires shipping': yesNo(requiresShipping),
      'Fulfillment service': 'manual',
      'Variant image URL': image ? this.#options.pictureUrl(image.file) : '',
    };
  }

  #imageCells({ images }: ArchivedProduct, nth: number): ShopifyRow {
    const image = images[nth];
    if (!image) return {};
    return {
      'Product image URL': this.#options.pictureUrl(image.file),
      'Image position': String(nth + 1),
      'Image alt text': this.#text(image.alt),
    };
  }

  #quantityOf(levels: Readonly<Record<string, number>>): number {
    return Object.entries(levels)
      .filter(([location]) => !this.#inactive.has(location))
      .reduce((sum, [, quantity]) => sum + quantity, 0);
  }

  /** `1999` in USD → `"19.99"`. */
  #amount(minorUnits: number): string {
    const digits = currencyDigits(this.#options.currency);
    const padded = String(minorUnits).padStart(digits + 1, '0');
    return digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
  }

  #account(product: ArchivedProduct): void {
    const { handle, title, descriptionHtml, options, variants, images, tags } = product;
    const { language, currency } = this.#options;
    const lose = (isLost: boolean, what: string) => isLost && this.#lose(what, handle);
    const values = options.flatMap((option) => option.values);
    const { title: seoTitle = {}, description: seoDescription = {} } = product.seo ?? {};
    const texts = [
      title,
      descriptionHtml,
      seoTitle,
      seoDescription,
      ...options.map(({ name }) => name),
      ...values.map(({ label }) => label),
    ];
    const languages = new Set([...texts, ...images.map(({ alt }) => alt)].flatMap((text) => Object.keys(text)));
    for (const other of languages) lose(other !== language, `texts in ${other}`);
    const currencies = new Set(variants.flatMap(({ prices }) => Object.keys(prices)));
    for (const other of currencies) lose(other !== currency, `prices in ${other}`);
    lose(
      variants.some(({ levels }) => Object.keys(levels ?? {}).length > 1),
      'stock of each location: the file has the sum of the active ones',
    );
    lose(
      variants.some(({ taxCategory }) => !['standard', 'zero'].includes(taxCategory)),
      'tax categories other than standard and zero',
    );
    lose(
      variants.some(({ hsCode, originCountry }) => hsCode !== null || originCountry !== null),
      'HS codes and countries of origin',
    );
    const defined = new Set(this.#options.metafields.map(nameOf));
    lose(
      Object.keys(product.metafields ?? {}).some((name) => !defined.has(name)),
      'metafields without a definition',
    );
    lose(
      variants.some(({ dimensions }) => Boolean(dimensions)),
      'dimensions',
    );
    lose(
      variants.some(({ quantityRule }) => Boolean(quantityRule)),
      'quantity rules',
    );
    lose(
      variants.some(({ maxPerCustomer }) => Boolean(maxPerCustomer)),
      'limits per customer',
    );
    lose(
      variants.some(({ preorder }) => Boolean(preorder)),
      'pre-orders',
    );
    lose(
      variants.some(({ files }) => Boolean(files)),
      'files of digital items',
    );
    lose(
      variants.some(({ components }) => Boolean(components)),
      'components of bundles',
    );
    lose(Boolean(product.media?.length), 'videos and 3D models');
    lose(Boolean(product.publishedFrom ?? product.publishedUntil), 'publication windows');
    lose(product.redirects !== undefined, 'redirects of former handles');
    lose(product.shipsOnlyTo !== null || product.shipsNotTo.length > 0, 'shipping limits');
    lose(
      values.some(({ swatch }) => swatch !== undefined),
      'colors of option values',
    );
    lose(
      options.some(
        (option, nth) =>
          !isInOrder(
            option.values.length,
            variants.map((one) => one.optionValues[nth]!),
          ),
      ),
      'the order of option values: the file has that of the variants',
    );
    lose(
      tags.some((tag) => tag.includes(',')),
      'commas in tags',
    );
    lose(
      images.some(({ alt }) => this.#text(alt) === ''),
      'empty alternative texts of pictures',
    );
  }
}

function unitMeasureCells({ unitMeasure }: ArchivedProduct['variants'][number]): ShopifyRow {
  if (!unitMeasure) return {};
  const { measure, base } = unitMeasure;
  return {
    'Unit price total measure': String(measure.quantity),
    'Unit price total measure unit': measure.unit,
    'Unit price base measure': String(base.quantity),
    'Unit price base measure unit': base.unit,
  };
}

const nameOf = ({ namespace, key }: MetafieldDefinition) => `${namespace}.${key}`;

const yesNo = (value: boolean) => (value ? 'TRUE' : 'FALSE');

/** Whether variants have the values in the order of the option, and each of them. */
function isInOrder(count: number, used: readonly number[]): boolean {
  const first = [...new Set(used)];
  return first.length === count && first.every((value, nth) => value === nth);
}
