import { cached } from './cached.ts';
import { learnedNames } from './learn.ts';

/**
 * "Germany" for `DE`, "Euro" for `EUR`, the code itself where a runtime has no name for it. A language is named in its
 * own words: "Deutsch" for `de`. Browsers and Node name a few places differently: Hong Kong, Macao and Palestine have
 * one short name in all of them, the Falkland Islands lose the second name in brackets.
 */
export function displayName(type: 'region' | 'currency' | 'language', code: string, language: string): string {
  const learned = learnedNames(language).find((one) => one.kind === type && one.code === code);
  if (learned) return learned.name;
  const style = /^(HK|MO|PS)$/.test(code) ? 'short' : 'long';
  // Canadian English and French call them by other names again in one of the runtimes.
  const spoken = style === 'short' || code === 'FK' ? language.replace(/^(en|fr)-.*/i, '$1') : language;
  const locale = type === 'language' ? code : spoken;
  const names = cached(
    `${type} ${style} ${locale}`,
    () => new Intl.DisplayNames(locale, { type, style, fallback: 'code', languageDisplay: 'standard' }),
  );
  const name = names.of(code) ?? code;
  return code === 'FK' ? name.replace(/ ?[(（].*| - .*/, '') : name;
}

/** "Germany" for `DE`; the code itself where a runtime has no name. */
export const regionName = (code: string, language: string): string => displayName('region', code, language);
