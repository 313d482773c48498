import type { RegionHint } from '@smallshop/contract';
import type { RegionContext } from './region-store.ts';

/** The choice with newer mutations in it. A language that the page has anyway is no choice: another page may be in another. */
export function mergeChoice(stored: RegionHint, page: RegionHint, hint: RegionHint): RegionHint {
  const next = { ...stored, ...hint };
  if (hint.country && !hint.currency) delete next.currency;
  if (!stored.language && hint.language === page.language) delete next.language;
  return next;
}

/** What the shopper chose, once the server has settled it. */
export async function choose({ choice, page, settle, keep }: RegionContext, hint: RegionHint): Promise<void> {
  const next = mergeChoice(choice(), page, hint);
  if (await settle(next)) keep(next);
}
