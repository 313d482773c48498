import { cached, regionName } from '@smallshop/contract/format';

/** "Germany" for `DE`, "euro" for `EUR`, "Deutsch" for `de`; the code itself if the browser has no name for it. */
export function displayName(kind: 'region' | 'currency' | 'language', code: string, language: string): string {
  if (kind === 'region') return regionName(code, language);
  return (
    cached(
      `${kind}|${language}`,
      () => new Intl.DisplayNames(language, { type: kind, fallback: 'code', languageDisplay: 'standard' }),
    ).of(code) ?? code
  );
}

/** "a, b and c" in the language's own way. */
export const formatList = (items: readonly string[], language: string): string =>
  cached(`l|${language}`, () => new Intl.ListFormat(language, { type: 'conjunction' })).format(items);
