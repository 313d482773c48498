import { cached, numbersOf } from './format.ts';

/** An ISO 8601 date for people. */
export function formatDate(iso: string, language: string, style: 'short' | 'medium' | 'long' = 'medium'): string {
  return cached(
    `d|${language}|${style}`,
    () => new Intl.DateTimeFormat(numbersOf(language), { dateStyle: style }),
  ).format(new Date(iso));
}

/** A day such as `2026-12-15`, which is the same in every time zone. */
export const formatDay = (day: string, language: string): string => formatDate(`${day}T12:00`, language);
