import type { Store } from '@smallshop/contract';
import { displayName } from '@smallshop/contract/format';

export { displayName } from '@smallshop/contract/format';

/** Countries in the order of their names. The order of the store's answer is used where it is for this language. */
export function sortCountries(codes: readonly string[], store: Store | null, language: string): string[] {
  const { localization } = store ?? {};
  const sorted = localization?.language === language ? localization.names.map(({ code }) => code) : [];
  const nameOf = (code: string) => displayName('region', code, language);
  return codes.toSorted(
    (one, other) => sorted.indexOf(one) - sorted.indexOf(other) || nameOf(one).localeCompare(nameOf(other), language),
  );
}
