import type { ProductSummary, SelectedOption, Variant } from '@smallshop/contract';

/** Option name → chosen value. */
export type Selection = Readonly<Record<string, string>>;
export type ValueState = 'available' | 'sold_out' | 'missing';

export const selectionOf = (options: readonly SelectedOption[]): Selection =>
  Object.fromEntries(options.map(({ name, value }) => [name, value]));

const fits = ({ selectedOptions }: Variant, selection: Selection): boolean =>
  selectedOptions.every(({ name, value }) => selection[name] === value);

/** The variant of a complete choice; null if it does not exist. */
export const variantOf = ({ variants }: ProductSummary, selection: Selection): Variant | null =>
  variants.find((variant) => fits(variant, selection)) ?? null;

/** What a value would lead to, the other choices staying as they are. */
export function valueState(product: ProductSummary, selection: Selection, name: string, value: string): ValueState {
  const variant = variantOf(product, { ...selection, [name]: value });
  return variant ? (variant.available ? 'available' : 'sold_out') : 'missing';
}

/** What is chosen at first: the wanted variant, else the first that can be had. */
export function firstSelection({ variants }: ProductSummary, wanted: string | null): Selection {
  const variant =
    variants.find(({ id, sku }) => wanted !== null && (sku === wanted || id === wanted)) ??
    variants.find(({ available }) => available) ??
    variants[0];
  return selectionOf(variant?.selectedOptions ?? []);
}
