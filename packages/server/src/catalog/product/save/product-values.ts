import type { LocalizedText } from '../../../platform/database/text.ts';
import { textIn } from '../../../platform/database/text.ts';
import type { ProductInput, VariantInput } from '../product-input.ts';
import { sanitizeDescription, summaryOf } from '../../product-text/sanitize.ts';

/** The columns of a product that follow from its input, whether it is new or not. */
export function productValues(input: ProductInput) {
  const { handle, title, vendor, productType, tags, options, published } = input;
  const descriptionHtml = mapText(input.descriptionHtml, sanitizeDescription);
  return {
    handle,
    title,
    vendor,
    productType,
    tags,
    options,
    published,
    descriptionHtml,
    summary: mapText(descriptionHtml, summaryOf),
  };
}

/** Returns a key that identifies a variant within its product. It does not depend on the order of the options. */
export function optionKey(
  input: Pick<ProductInput, 'options'>,
  variant: Pick<VariantInput, 'optionValues'>,
  language: string,
): string {
  return input.options
    .map((option, index) => textIn(option.values[variant.optionValues[index]!]!.label, [language]))
    .join('\u001f');
}

function mapText(text: LocalizedText, change: (value: string) => string): LocalizedText {
  return Object.fromEntries(Object.entries(text).map(([language, value]) => [language, change(value)]));
}
