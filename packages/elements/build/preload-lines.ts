import type { Manifest } from './manifest.ts';

/** Elements that are often on one page; each group has its lines in `preload.txt`. */
const pages = {
  'A page with products': ['store', 'product-grid', 'cart-button', 'cart'],
  'A page of one product': ['store', 'product', 'cart-button', 'cart'],
  'A page with a checkout': ['store', 'checkout', 'cart'],
};

/**
 * Lines for a page's head: the browser requests the code of these elements before the loader has arrived. `cdn` is the
 * address of the folder with the loader.
 */
export function preloadLines({ tags }: Pick<Manifest, 'tags'>, elements: Iterable<string>, cdn: string): string[] {
  const files = new Set([...elements].flatMap((name) => tags[`smallshop-${name}`] ?? []));
  files.delete('smallshop.js');
  return [...files].map((file) => `<link rel="modulepreload" href="${cdn}/${file}">`);
}

/** The text of `preload.txt`: lines to copy, for common pages. */
export function preloadText(manifest: Pick<Manifest, 'tags'>): string {
  const groups = Object.entries(pages).map(([page, elements]) => {
    const named = elements.map((name) => `<smallshop-${name}>`).join(', ');
    return [`${page}: ${named}`, ...preloadLines(manifest, elements, 'https://shop.example/cdn')].join('\n');
  });
  return [
    'Copy the lines of your page into its <head>, with the address of your server. Copy them again after each update.',
    ...groups,
    '',
  ].join('\n\n');
}
