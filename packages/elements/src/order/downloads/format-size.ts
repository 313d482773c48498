import { cached, numbersOf } from '../../internal/format/format.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** The size of a file for people: `3.4 MB`. */
export function formatSize(bytes: number, language: string): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(1, bytes)) / 3), units.length - 1);
  const unit = units[step]!;
  return cached(
    `s|${language}|${unit}`,
    () =>
      new Intl.NumberFormat(numbersOf(language), {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: 1,
      }),
  ).format(bytes / 1000 ** step);
}
