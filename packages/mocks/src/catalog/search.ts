import type { SeedProduct } from './catalog.data.ts';
import { seedCollections } from './catalog.data.ts';

/** Removes case and accents, as the server's search does. */
export const foldText = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase();

const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Scores products for a search, best first: title before other texts, words before parts of words. Products without one
 * of the terms are left out. A term that no product has is taken for a mistyped one. Simpler than the server's search,
 * which also knows the forms of words in other languages.
 */
export function searchProducts(products: readonly SeedProduct[], search: string): SeedProduct[] {
  const texts = products.map((product) => ({ product, title: titleOf(product), other: otherTextOf(product) }));
  const all = new Set(texts.flatMap(({ title, other }) => wordsOf(`${title} ${other}`)));
  const terms = wordsOf(search).map((term) => formsOf(term, all));
  if (terms.length === 0) return [];
  const scored = texts.map(({ product, title, other }) => {
    const scores = terms.map((forms) => Math.max(...forms.map((form) => scoreOf(form, title, other))));
    return { product, score: Math.min(...scores) };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ product }) => product);
}

function titleOf({ title }: SeedProduct): string {
  return foldText(Object.values(title).join('\n'));
}

function otherTextOf({ collection, options, variants }: SeedProduct): string {
  const { summary } = seedCollections.find(({ handle }) => handle === collection)!;
  const labels = options.flatMap(({ values }) => values.flatMap(({ text }) => Object.values(text)));
  const skus = variants.map(({ sku }) => sku);
  return foldText(['Mock & Co.', collection, ...Object.values(summary), ...labels, ...skus].join('\n'));
}

function formsOf(term: string, all: ReadonlySet<string>): string[] {
  const singular = term.replace(/(?:(?<=ss|sh|ch|x)e)?s$/, '');
  const forms = [...new Set([term, singular])];
  if (term.length < 4 || [...all].some((word) => forms.some((form) => word.includes(form)))) return forms;
  return [...forms, ...[...all].filter((word) => isMistyped(term, word))];
}

function scoreOf(form: string, title: string, other: string): number {
  const has = (text: string) => wordsOf(text).includes(form);
  if (has(title)) return 4;
  if (title.includes(form)) return 3;
  if (has(other)) return 2;
  return other.includes(form) ? 1 : 0;
}

/** Whether one letter is missing, too many, wrong, or swapped with the next. */
function isMistyped(typed: string, word: string): boolean {
  const start = [...typed].findIndex((letter, at) => letter !== word[at]);
  if (start < 0) return word.length - typed.length === 1;
  const [a, b] = [typed.slice(start), word.slice(start)];
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}
