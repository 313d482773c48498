/** The common beginning of the titles of variants: "Cotton Shirt" of "Cotton Shirt - Red" and "Cotton Shirt - Blue". */
export function sharedTitle(titles: readonly string[]): string {
  const [first = '', ...others] = titles;
  if (others.every((title) => title === first)) return first;
  const words = first.split(/\s+/);
  const count = words.findIndex((word, nth) => others.some((title) => title.split(/\s+/)[nth] !== word));
  const shared = words
    .slice(0, count < 0 ? words.length : count)
    .join(' ')
    .replace(/[\s,;:|/([–—-]+$/, '');
  return shared === '' ? first : shared;
}
