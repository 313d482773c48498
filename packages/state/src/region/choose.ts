import type { RegionHint } from '@smallshop/contract';
import type { RegionContext } from './region-store.ts';

/**
 * Merges a hint into the stored choice. The page's own language is not stored: another page may have another
 * language.
 */
export function mergeChoice(stored: RegionHint, page: RegionHint, hint: RegionHint): RegionHint {
  const next = { ...stored, ...hint };
  if (hint.country && !hint.currency) delete next.currency;
  if (!stored.language && hint.language === page.language) delete next.language;
  return next;
}

/** Applies the shopper's choice and, if the server accepts it, stores it. */
export async function choose({ choice, page, settle, keep }: RegionContext, hint: RegionHint): Promise<void> {
  const next = mergeChoice(choice(), page, hint);
  if (await settle(next)) keep(next);
}
