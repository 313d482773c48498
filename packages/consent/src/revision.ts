import type { Category } from './categories.ts';

/**
 * FNV-1a, 32 bits in base 36. It tells two texts apart and notices a truncated cookie;
 * it is no signature, whoever can run code on the page can forge it.
 */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(36);
}

const sorted = (list: readonly string[] | undefined) => [...(list ?? [])].sort();

/**
 * Names what a yes to this category covers. Only what is material counts: order, locale and wording
 * do not, so that a corrected sentence asks nobody again.
 */
export function categoryRevision(category: Category, sale: boolean, policyVersion: string): string {
  const services = (category.services ?? [])
    .map(({ id, recipients, countries }) => JSON.stringify([id, sorted(recipients), sorted(countries)]))
    .sort();
  return hash(JSON.stringify([category.id, sale, sorted(category.purposes), services, policyVersion]));
}
