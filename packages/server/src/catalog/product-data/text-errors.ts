import { catalogLimits, type FieldError, type ProductData } from '@smallshop/contract';
import type { LocalizedText } from '../../platform/database/text.ts';
import { handleErrors } from './handle.ts';

type Texts = Pick<ProductData, 'title' | 'options' | 'tags' | 'redirects'>;

/**
 * What is wrong with the texts of a product, and the fix. Texts that the product had before are not checked: earlier
 * versions stored some that are refused now.
 */
export function textErrors(product: Texts, present?: Texts): FieldError[] {
  const known = new Set(
    present?.options.flatMap(({ name, values }) => [name, ...values.map(({ label }) => label)].map(keyOf)),
  );
  const inOption = (field: string, text: LocalizedText) =>
    known.has(keyOf(text)) ? [] : nameErrors(field, text, catalogLimits.optionValueLength);
  return [
    ...(present && keyOf(present.title) === keyOf(product.title) ? [] : nameErrors('title', product.title)),
    ...product.options.flatMap(({ name, values }, nth) => [
      ...inOption(`options.${nth}.name`, name),
      ...values.flatMap(({ label }, value) => inOption(`options.${nth}.values.${value}.label`, label)),
    ]),
    ...product.tags.flatMap((tag, nth): FieldError[] =>
      tag.trim() !== '' || present?.tags.includes(tag)
        ? []
        : [{ field: `tags.${nth}`, code: 'too_short', detail: 'is empty: write a tag, or leave it out' }],
    ),
    ...(product.redirects ?? []).flatMap((handle, nth) =>
      present?.redirects?.includes(handle) ? [] : handleErrors(`redirects.${nth}`, handle),
    ),
  ];
}

/** What is wrong with a name by language: it needs one language, and a text in each that it has. */
export function nameErrors(
  field: string,
  name: LocalizedText,
  maxLength: number = catalogLimits.titleLength,
): FieldError[] {
  const texts = Object.entries(name);
  if (texts.length === 0)
    return [{ field, code: 'required', detail: 'has no language: write a text, such as { "en": "Tea cup" }' }];
  return texts.flatMap(([language, text]): FieldError[] => {
    const at = `${field}.${language}`;
    if (text.trim() === '')
      return [{ field: at, code: 'too_short', detail: 'is empty: write a text, or leave out the language' }];
    return [...text].length > maxLength
      ? [{ field: at, code: 'too_long', detail: `is longer than ${maxLength} characters: shorten it` }]
      : [];
  });
}

/** The languages of a stored text have another order. */
const keyOf = (text: LocalizedText) => JSON.stringify(Object.entries(text).sort());
