import type { ProductSummary } from '@smallshop/contract';
import { formatMoney } from '../internal/format/format.ts';
import { srcsetOf } from '../internal/markup/picture.ts';
import { warnOnce } from '../internal/warnings/warn.ts';

/** What dot paths of a page's `<template>` can name. Absent things are empty text. */
export function cardView(product: ProductSummary, language: string, url: string) {
  const {
    priceRange,
    compareAtPrice,
    images: [image],
    variants,
  } = product;
  const only = variants.length === 1 ? variants[0] : undefined;
  return {
    title: product.title,
    handle: product.handle,
    summary: product.summary,
    vendor: product.vendor,
    productType: product.productType,
    url,
    price: formatMoney(priceRange.min, language),
    highestPrice: formatMoney(priceRange.max, language),
    compareAtPrice: compareAtPrice ? formatMoney(compareAtPrice, language) : '',
    image: {
      url: image?.url ?? '',
      alt: image?.alt ?? '',
      width: String(image?.width ?? ''),
      height: String(image?.height ?? ''),
      srcset: image?.formats.includes('webp') ? srcsetOf(image, 'webp') : '',
    },
    /** The one variant that can be added without a choice. */
    variant: { id: only?.available ? only.id : '', sku: only?.available ? only.sku : '' },
    available: product.available ? 'true' : '',
    soldOut: product.available ? '' : 'true',
  };
}

function valueAt(view: object, path: string): string {
  let value: unknown = view;
  for (const name of path.trim().split('.'))
    value = Object.hasOwn(Object(value), name) ? (value as Record<string, unknown>)[name] : undefined;
  if (typeof value === 'string') return value;
  warnOnce(
    `a product card's template names "${path.trim()}", which does not exist. Known: ${Object.keys(view).join(', ')}.`,
  );
  return '';
}

/** Attributes that run code or bring in documents are not for data. */
const forbidden = /^(on|style$|srcdoc$)/i;
const runs = /^\s*(javascript|data|vbscript):/i;

function bindAttribute(element: Element, pair: string, view: object): void {
  const [name = '', path = ''] = pair.split(':').map((side) => side.trim());
  if (!name || !path) return;
  if (forbidden.test(name)) return void warnOnce(`data-smallshop-attr cannot set "${name}".`);
  const value = valueAt(view, path);
  if (name === 'href' && runs.test(value)) return;
  if (value === '') element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/**
 * The markup of a `<template>`. A parser puts it into `content`; React and Vue append it to the node itself.
 */
export function templateSource(template: HTMLTemplateElement): DocumentFragment {
  if (!template.firstElementChild) return template.content;
  const source = document.createDocumentFragment();
  source.append(...[...template.childNodes].map((node) => node.cloneNode(true)));
  return source;
}

/**
 * Fills a copy of the page's own card. `data-smallshop-text="title"` sets text,
 * `data-smallshop-attr="href:url; src:image.url"` sets attributes, `data-smallshop-show="compareAtPrice"` hides
 * what has no value. Dot paths only: nothing is evaluated.
 */
export function fillTemplate(source: DocumentFragment, view: object): DocumentFragment {
  const copy = document.importNode(source, true);
  for (const element of copy.querySelectorAll<HTMLElement>(
    '[data-smallshop-text], [data-smallshop-attr], [data-smallshop-show]',
  )) {
    const { smallshopText, smallshopAttr, smallshopShow } = element.dataset;
    if (smallshopText) element.textContent = valueAt(view, smallshopText);
    for (const pair of smallshopAttr?.split(';') ?? []) bindAttribute(element, pair, view);
    if (smallshopShow) element.hidden = valueAt(view, smallshopShow) === '';
  }
  return copy;
}
