import type { Category, Recipient } from './categories.ts';

/**
 * FNV-1a, 32 bits in base 36. It tells two texts apart and notices a truncated cookie;
 * it is no signature, whoever can run code on the page can forge it.
 */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(36);
}

/** In any order the same. Arrays in it compare as text. */
const sorted = (list: readonly unknown[] = []) => [...list].sort();

const identity = (who: Recipient) => (typeof who === 'string' ? [who] : [who.name, who.country]);

/**
 * Names what a yes to this category covers. Only what is material counts: order, locale and wording
 * do not, so that a corrected sentence asks nobody again.
 */
export function categoryRevision({ id, separate, purposes, services }: Category, sale: boolean, policyVersion: string): string {
  const behind = services?.map((service) => [service.id, sorted(service.recipients?.map(identity)), sorted(service.countries)]);
  return hash(JSON.stringify([id, sale, separate === true, sorted(purposes), sorted(behind), policyVersion]));
}
