import { textIn } from '../../../platform/database/text.ts';
import type { RowProblem } from '../rows/row-problem.ts';
import type { DraftProduct, DraftVariant } from '../rows/draft-product.ts';
import type { KnownProduct, KnownVariant } from './known-product.ts';
import { quoted } from '../rows/variant-row.ts';

export interface MatchedVariant {
  draft: DraftVariant;
  /** One label an option. */
  labels: string[];
  /** The store's variant that the row speaks of; undefined for a new one. */
  known: KnownVariant | undefined;
}

export interface Match {
  optionNames: string[];
  variants: MatchedVariant[];
  /** The number of options changed: variants that the file does not name cannot stay. */
  restructured: boolean;
  problems: RowProblem[];
}

const optionFields = ['option1Value', 'option2Value', 'option3Value'] as const;
const keyOf = (labels: readonly string[]) => labels.join('\u001f');

/** Finds the store's variant for each row: by its options, else by its SKU, else by the options that the row has. */
export function matchVariants(draft: DraftProduct, known: KnownProduct | undefined, language: string): Match {
  const knownNames = known?.input.options.map(({ name }) => textIn(name, [language])) ?? [];
  const given = draft.fields.optionNames ?? knownNames;
  const optionNames =
    given.length === 0
      ? []
      : [0, 1, 2].map((index) => given[index] ?? knownNames[index] ?? '').filter((name) => name !== '');
  const restructured = known !== undefined && optionNames.length !== knownNames.length;
  const free = new Map(known?.variants.map((variant) => [variant.id, variant]) ?? []);
  const problems: RowProblem[] = [];
  const found = new Map<DraftVariant, KnownVariant>();
  const claim = (variant: DraftVariant, same: KnownVariant | undefined) => {
    if (!same) return;
    found.set(variant, same);
    free.delete(same.id);
  };
  const names = (variant: DraftVariant) => optionNames.map((_, index) => variant.labels[index]!);
  const isFull = (variant: DraftVariant) => names(variant).every((label) => label !== '');
  if (!restructured)
    for (const variant of draft.variants.filter(isFull))
      claim(
        variant,
        [...free.values()].find(({ labels }) => keyOf(labels) === keyOf(names(variant))),
      );
  for (const variant of draft.variants)
    if (!found.has(variant))
      claim(
        variant,
        [...free.values()].find(({ input }) => variant.sku && input.sku === variant.sku),
      );
  for (const variant of restructured ? [] : draft.variants) {
    if (found.has(variant) || isFull(variant)) continue;
    const fitting = [...free.values()].filter(({ labels }) =>
      labels.every((label, index) => ['', label].includes(variant.labels[index]!)),
    );
    if (fitting.length === 1) claim(variant, fitting[0]);
  }
  const matched: MatchedVariant[] = [];
  for (const variant of draft.variants) {
    const same = found.get(variant);
    const labels = optionNames.map((_, index) => variant.labels[index] || (same?.labels[index] ?? ''));
    const errors = [
      ...labelProblems(variant, labels, optionNames, draft),
      ...twinProblems(variant, labels, matched, [...free.values()], draft, restructured),
    ];
    problems.push(...errors);
    if (errors.length === 0) matched.push({ draft: variant, labels, known: same });
  }
  return { optionNames, variants: matched, restructured, problems };
}

function labelProblems(
  { line, labels: cells }: DraftVariant,
  labels: readonly string[],
  optionNames: readonly string[],
  { columns }: DraftProduct,
): RowProblem[] {
  const missing = labels.flatMap((label, index) =>
    label === ''
      ? [
          {
            line,
            column: columns[optionFields[index]!],
            reason: `is missing: write a value of the option ${quoted(optionNames[index]!)}`,
          },
        ]
      : [],
  );
  const surplus = cells.slice(optionNames.length).flatMap((label, rest) => {
    const index = optionNames.length + rest;
    if (label === '' || label === 'Default Title') return [];
    return [
      {
        line,
        column: columns[optionFields[index]!],
        reason: `${quoted(label)} belongs to no option: write Option${index + 1} Name into the product's first row`,
      },
    ];
  });
  return [...missing, ...surplus];
}

/** A row with the options of another row, or of a variant that the file does not name. */
function twinProblems(
  { line }: DraftVariant,
  labels: readonly string[],
  earlier: readonly MatchedVariant[],
  siblings: readonly KnownVariant[],
  { columns }: DraftProduct,
  restructured: boolean,
): RowProblem[] {
  const twin = earlier.find((one) => keyOf(one.labels) === keyOf(labels));
  const sibling = restructured ? undefined : siblings.find((one) => keyOf(one.labels) === keyOf(labels));
  if (!twin && !sibling) return [];
  const reason =
    labels.length === 0
      ? `the product has no options, so it can have one row only (line ${twin?.draft.line}): add columns for options`
      : twin
        ? `${labels.join(' / ')} is already on line ${twin.draft.line}: remove one, or change its options`
        : `${labels.join(' / ')} is already another variant, with the SKU ${quoted(sibling!.input.sku)}: use that SKU`;
  return [{ line, column: columns.option1Value, reason }];
}
