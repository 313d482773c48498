import { cached } from './cached.ts';

/**
 * "Germany" for `DE`; the code itself where a runtime has no name. Browsers and Node name a few places differently:
 * Hong Kong, Macao and Palestine have one short name in all of them, the Falkland Islands lose the second
 * name in brackets.
 */
export function regionName(code: string, language: string): string {
  const isShort = /^(HK|MO|PS)$/.test(code);
  // Canadian English and French call them by other names again in one of the runtimes.
  const spoken = isShort || code === 'FK' ? language.replace(/^(en|fr)-.*/i, '$1') : language;
  const names = cached(
    `region ${spoken} ${isShort}`,
    () => new Intl.DisplayNames(spoken, { type: 'region', style: isShort ? 'short' : 'long', fallback: 'code' }),
  );
  const name = names.of(code) ?? code;
  return code === 'FK' ? name.replace(/ ?[(（].*| - .*/, '') : name;
}
