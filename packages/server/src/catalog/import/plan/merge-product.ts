import type { CustomsFacts, ProductInput, VariantInput } from '../../product/product-input.ts';
import { variantDataOf } from '../../variant-data/variant-data.ts';
import { textIn, type LocalizedText } from '../../../platform/database/text.ts';
import type { Original } from '../../media/originals.ts';
import { assignSkus } from './assign-skus.ts';
import type { RowProblem } from '../rows/row-problem.ts';
import type { DraftCustoms, DraftProduct } from '../rows/draft-product.ts';
import type { KnownProduct } from './known-product.ts';
import { mergeProductData, type MergeDataContext } from './merge-data.ts';
import type { Match, MatchedVariant } from './match-variants.ts';
import { mergeImages, type MergedImages } from './merge-images.ts';

export interface MergeContext extends MergeDataContext {
  currency: string;
  /** Ids of the store's active stock locations, by their names in lower case. */
  locations: ReadonlyMap<string, string>;
  /** The pictures that could be loaded, by source. */
  pictures: ReadonlyMap<string, Original>;
  /** The handle of the other product that has a SKU. */
  ownerOf(sku: string): string | undefined;
}

export interface Merged {
  /** The whole product after the import. Stock is left out where the file says nothing of it. */
  input: ProductInput;
  notices: RowProblem[];
}

/** The product as the file has it, and as the store has it where the file says nothing. */
export function mergeProduct(
  draft: DraftProduct,
  match: Match,
  known: KnownProduct | undefined,
  context: MergeContext,
): Merged {
  const { language } = context;
  const { fields, handle } = draft;
  const siblings = match.restructured
    ? []
    : (known?.variants ?? []).filter(({ id }) => !match.variants.some((one) => one.known?.id === id));
  // A file of some of the variants leaves what belongs to the others: order, option values, pictures.
  const isComplete =
    draft.variants.length === 0 || (siblings.length === 0 && match.problems.length === 0 && !draft.damaged);
  const title =
    fields.title === undefined ? known!.input.title : inLanguage(known?.input.title, language, fields.title);
  const images = mergeImages(draft, known, {
    title: textIn(title, [language]),
    language,
    pictures: context.pictures,
    replace: isComplete && draft.listsImages,
  });
  const { skus, notices } = assignSkus(match.variants, {
    handle,
    column: draft.columns.sku,
    ownerOf: context.ownerOf,
    siblings: siblings.map(({ input }) => input.sku),
  });
  const merged = match.variants.map((one, index) => ({
    labels: one.labels,
    place: one.known ? known!.variants.indexOf(one.known) : Infinity,
    input: mergeVariant(one, {
      sku: skus[index]!,
      currency: context.currency,
      locations: context.locations,
      images,
    }),
  }));
  const kept = siblings.map(({ labels, input }) => ({
    labels,
    place: known!.input.variants.indexOf(input),
    input: { ...input, image: images.indexOfKnown(input.image) },
  }));
  const all =
    isComplete && match.variants.length > 0
      ? merged
      : [...merged, ...kept].sort((a, b) => (a.place === b.place ? 0 : a.place - b.place));
  const options = mergeOptions(
    match.optionNames,
    all.map(({ labels }) => labels),
    known,
    { language, inFileOrder: isComplete && match.variants.length > 0 },
  );
  const hidden = known?.input.published === false && fields.active === true;
  if (hidden)
    notices.push({
      line: draft.line,
      column: 'Status',
      reason: `"${handle}" stays hidden: the status alone does not show it; add a column Published with true`,
    });
  const { data, notices: ofData } = mergeProductData(draft, known?.input.data, context);
  notices.push(...ofData);
  return {
    notices,
    input: {
      handle,
      title,
      options,
      descriptionHtml:
        fields.descriptionHtml === undefined
          ? (known?.input.descriptionHtml ?? { [language]: '' })
          : inLanguage(known?.input.descriptionHtml, language, fields.descriptionHtml),
      vendor: fields.vendor ?? known?.input.vendor ?? '',
      productType: fields.productType ?? known?.input.productType ?? '',
      tags: fields.tags ?? known?.input.tags ?? [],
      published: fields.published ?? known?.input.published ?? true,
      images: images.list,
      ...(data !== undefined && { data }),
      ...mergePublication(fields, known),
      variants: all.map(({ labels, input }) => ({
        ...input,
        optionValues: labels.map((label, index) =>
          options[index]!.values.findIndex((value) => textIn(value.label, [language]) === label),
        ),
      })),
    },
  };
}

/** Left out if there is none, and was none. */
function mergePublication(
  { publishedFrom, publishedUntil }: DraftProduct['fields'],
  known: KnownProduct | undefined,
): Pick<ProductInput, 'publication'> {
  const before = known?.input.publication;
  const from = publishedFrom === undefined ? (before?.from ?? null) : publishedFrom;
  const until = publishedUntil === undefined ? (before?.until ?? null) : publishedUntil;
  return from || until || before ? { publication: { from, until } } : {};
}

interface VariantContext {
  sku: string;
  currency: string;
  locations: ReadonlyMap<string, string>;
  images: MergedImages;
}

function mergeVariant(
  { draft, known }: MatchedVariant,
  { sku, currency, locations, images }: VariantContext,
): VariantInput {
  const { price, compareAt, quantity } = draft;
  const before = known?.input.prices[currency];
  const amount = price ?? before?.amount;
  const prices = {
    ...known?.input.prices,
    ...(amount !== undefined && {
      [currency]: { amount, compareAtAmount: compareAt === undefined ? (before?.compareAtAmount ?? null) : compareAt },
    }),
  };
  return {
    ...(known && { id: known.id }),
    sku,
    prices,
    optionValues: [],
    ...(quantity !== undefined && { stock: quantity }),
    // Those of a known variant are the store's own.
    ...(!known && levelsById(draft, locations)),
    sellWhenOut: draft.sellWhenOut ?? known?.input.sellWhenOut ?? false,
    weightGrams: draft.weightGrams ?? known?.input.weightGrams ?? 0,
    requiresShipping: draft.requiresShipping ?? known?.input.requiresShipping ?? true,
    image: imageOf(draft.image, known?.input.image ?? null, images),
    customs: mergeCustoms(draft.customs, known?.input.customs ?? {}),
    ...mergeData(draft, known),
  };
}

/** A variant whose new picture could not be loaded keeps the one that it has. */
function imageOf(source: string | undefined, before: number | null, images: MergedImages): number | null {
  return source === undefined || images.isMissing(source) ? images.indexOfKnown(before) : images.indexOfSource(source);
}

/** Left out if there is none, and was none. */
function mergeData(draft: MatchedVariant['draft'], known: MatchedVariant['known']): Pick<VariantInput, 'data'> {
  const data = variantDataOf({ ...known?.input.data, ...draft.data });
  return data || known?.input.data ? { data } : {};
}

/** Where the stock is, if the store has each of the file's locations. */
function levelsById(
  { levels, quantity }: MatchedVariant['draft'],
  locations: ReadonlyMap<string, string>,
): Pick<VariantInput, 'levels'> {
  const found = Object.entries(levels ?? {}).map(
    ([name, count]) => [locations.get(name.toLowerCase()), count] as const,
  );
  return typeof quantity === 'number' && found.length > 0 && found.every(([id]) => id !== undefined)
    ? { levels: Object.fromEntries(found) }
    : {};
}

function mergeCustoms({ taxable, taxableUnknown, ...facts }: DraftCustoms, known: CustomsFacts): CustomsFacts {
  const untaxed = known.taxCategory === 'zero';
  const taxCategory =
    untaxed && taxableUnknown ? 'zero' : (facts.taxCategory ?? (untaxed && taxable ? 'standard' : known.taxCategory));
  return { ...known, ...facts, ...(taxCategory !== undefined && { taxCategory }) };
}

/** The values that variants have, with the words and swatches that the store has for them. */
function mergeOptions(
  names: readonly string[],
  labels: readonly (readonly string[])[],
  known: KnownProduct | undefined,
  { language, inFileOrder }: { language: string; inFileOrder: boolean },
): ProductInput['options'] {
  return names.map((name, index) => {
    const before =
      known?.input.options.find((option) => textIn(option.name, [language]) === name) ??
      (known?.input.options.length === names.length ? known.input.options[index] : undefined);
    const used = [...new Set(labels.map((one) => one[index]!))];
    const inStore = before?.values.map(({ label }) => textIn(label, [language])) ?? [];
    const ordered = inFileOrder
      ? used
      : [...inStore.filter((label) => used.includes(label)), ...used.filter((label) => !inStore.includes(label))];
    const values = ordered.map(
      (label) =>
        before?.values.find((value) => textIn(value.label, [language]) === label) ?? { label: { [language]: label } },
    );
    return { name: inLanguage(before?.name, language, name), values };
  });
}

/** The text with these words in one language. */
function inLanguage(text: LocalizedText | undefined, language: string, words: string): LocalizedText {
  return { ...text, [language]: words };
}
