import { pageElement } from './page-element.ts';

/** Name in the page's query of the product that `<smallshop-product>` without a handle shows. */
export const productParameter = 'product';

const hasNoHandle = (element: HTMLElement & { handle?: string | null }) =>
  !(element.handle ?? element.getAttribute('handle'));

/**
 * Returns a function that gives the address of a product: by the page's own `template` with `{handle}` in it, else this
 * page's with `?product=…` where it has an element to show it. Undefined where there is neither. The page is searched
 * once, not for each product.
 */
export function productHrefs(
  host: HTMLElement,
  template: string | null | undefined,
): (handle: string) => string | undefined {
  if (template) return (handle) => template.replace('{handle}', encodeURIComponent(handle));
  if (!pageElement(host, 'smallshop-product', hasNoHandle)) return () => undefined;
  const { pathname, search } = location;
  return (handle) => {
    const query = new URLSearchParams(search);
    query.set(productParameter, handle);
    query.delete('variant');
    return `${pathname}?${query}`;
  };
}
