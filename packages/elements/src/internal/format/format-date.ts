import { cached, numbersOf } from './format.ts';

/** An ISO 8601 date for people. */
export function formatDate(iso: string, language: string, style: 'short' | 'medium' | 'long' = 'medium'): string {
  return cached(
    `d|${language}|${style}`,
    () => new Intl.DateTimeFormat(numbersOf(language), { dateStyle: style }),
  ).format(new Date(iso));
}
