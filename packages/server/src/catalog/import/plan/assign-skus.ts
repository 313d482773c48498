import { hashToken } from '../../../platform/database/ids.ts';
import type { RowProblem } from '../rows/row-problem.ts';
import type { MatchedVariant } from './match-variants.ts';
import { quoted } from '../rows/variant-row.ts';

export interface SkuContext {
  handle: string;
  column: string;
  /** The handle of the other product that has a SKU. */
  ownerOf(sku: string): string | undefined;
  /** SKUs of the product's variants that the file does not name. */
  siblings: readonly string[];
}

/** Every SKU that the variants may get: what has to be looked up before they are assigned. */
export function possibleSkus(handle: string, variants: readonly Pick<MatchedVariant, 'draft' | 'labels'>[]): string[] {
  return [
    ...new Set(
      variants.flatMap(({ draft, labels }) => [...(draft.sku ? [draft.sku] : []), ...generatedSkus(handle, labels)]),
    ),
  ];
}

/**
 * One SKU a variant, each once in the store: carts and stock find a variant by it. The second with
 * the same SKU gets one that is made from handle and options, the same in every run.
 */
export function assignSkus(
  variants: readonly MatchedVariant[],
  { handle, column, ownerOf, siblings }: SkuContext,
): { skus: string[]; notices: RowProblem[] } {
  const taken = new Map<string, string>(siblings.map((sku) => [sku, 'another variant of the product'] as const));
  const takenBy = (sku: string) => {
    const owner = ownerOf(sku);
    return owner === undefined ? taken.get(sku) : `the product ${quoted(owner)}`;
  };
  const notices: RowProblem[] = [];
  const skus = variants.map(({ draft, labels, known }) => {
    const generated = generatedSkus(handle, labels);
    const present = known?.input.sku;
    const stated = draft.sku ?? present ?? '';
    const wanted = stated !== '' ? stated : present !== undefined && generated.includes(present) ? present : undefined;
    const kept = present !== undefined && generated.includes(present) ? [present] : [];
    const sku =
      [...(wanted === undefined ? [] : [wanted]), ...kept, ...generated].find((one) => takenBy(one) === undefined) ??
      `${generated.at(-1)}-2`;
    if (wanted !== undefined && sku !== wanted)
      notices.push({
        line: draft.line,
        column,
        reason: `${quoted(wanted)} is already used by ${takenBy(wanted)}: this variant has the SKU ${quoted(sku)}`,
      });
    taken.set(sku, `line ${draft.line}`);
    return sku;
  });
  return { skus, notices };
}

/**
 * The same for the same handle and options in every run: first a readable one. Labels that Latin letters cannot write
 * become a hash.
 */
function generatedSkus(handle: string, labels: readonly string[]): string[] {
  const words = labels.join('-').toLowerCase();
  const hashed = `${handle.slice(0, 200)}-${hashToken(labels.join('\u001f')).slice(0, 8)}`;
  const readable = [handle, words.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')]
    .filter((part) => part !== '')
    .join('-');
  return /[^\x20-\x7e]/.test(words) || readable.length > 200 ? [hashed] : [readable, hashed];
}
