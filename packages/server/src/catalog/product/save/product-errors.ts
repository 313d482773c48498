import type { FieldError, ProductData } from '@smallshop/contract';
import { textErrors } from '../../product-data/text-errors.ts';
import { wholeIncrements } from '../../variant-data/quantity-rule.ts';

/**
 * What is wrong with the texts of a product, and what its parts must agree on. Each error names the field and the fix.
 * Texts that are in `present`, the product before the change, are not checked.
 */
export function productErrors(product: ProductData, present?: ProductData): FieldError[] {
  const { options, variants, images, media, publishedFrom, publishedUntil } = product;
  const errors: FieldError[] = textErrors(product, present);
  const refuse = (field: string, detail: string) => errors.push({ field, code: 'invalid', detail });
  for (const [nth, variant] of variants.entries()) {
    const { sku, optionValues, image, quantityRule, maxPerCustomer, preorder, components } = variant;
    const path = `variants.${nth}`;
    const first = variants.findIndex((one) => one.sku === sku);
    if (first < nth) refuse(`${path}.sku`, `is the SKU of variants.${first} too: choose another one`);
    if (optionValues.length !== options.length)
      refuse(`${path}.optionValues`, `needs one value for each of the ${options.length} options`);
    for (const [option, value] of optionValues.entries())
      if (!options[option]?.values[value]) refuse(`${path}.optionValues.${option}`, 'is no value of the option');
    if (image !== null && !images[image]) refuse(`${path}.image`, 'is none of the images');
    const { increment = 1, minimum = increment } = quantityRule ?? {};
    if (maxPerCustomer && wholeIncrements(maxPerCustomer, increment) < minimum)
      refuse(`${path}.maxPerCustomer`, `has to be at least ${minimum}, the minimum of the quantity rule`);
    if (components) {
      if (variant.levels !== null)
        refuse(`${path}.levels`, 'has to be null: the stock of a bundle is that of its components');
      if (variant.sellWhenOut)
        refuse(`${path}.sellWhenOut`, 'has to be false: a bundle is sold as long as its components are');
      if (preorder) refuse(`${path}.preorder`, 'has to be null: set the pre-order of the components of a bundle');
    }
    if (preorder?.limit && (variant.levels === null || variant.sellWhenOut))
      refuse(
        `${path}.preorder.limit`,
        variant.sellWhenOut
          ? 'limits nothing if sellWhenOut is true: set sellWhenOut to false, or leave out the limit'
          : 'needs stock that is tracked: give levels, such as {}, or leave out the limit',
      );
  }
  for (const [nth, { poster }] of (media ?? []).entries())
    if (poster && !images.some(({ file }) => file === poster))
      refuse(`media.${nth}.poster`, 'is no file of a picture of the product: write the file of one of images, or null');
  if (publishedFrom && publishedUntil && new Date(publishedFrom) >= new Date(publishedUntil))
    refuse('publishedUntil', 'has to be later than publishedFrom');
  return errors;
}
