/// <reference types="vite/client" />
// The loader: one script for the page; an element's code comes when its tag appears.
// It imports nothing, so that it asks for everything at once, the shared code and the elements side by side.

import type { CartElement } from '../cart/cart.ts';
import type {} from '../events/cart-events.ts';

// Where `store/endpoint.ts` looks for the server that a store without an endpoint means.
(globalThis as Record<symbol, unknown>)[Symbol.for('smallshop.origin')] = new URL(import.meta.url).origin;

/** What the elements' style sheets and panels are written with. Without it the page keeps its own content. */
const isSupported = CSS.supports('color', 'light-dark(red, red)') && 'popover' in HTMLElement.prototype;

/** Every element folder with a `define.ts`, by its path; the build fills this in. */
const definitions = import.meta.glob('../*/define.ts');

const asked = new Set<string>();
const warned = new Set<string>();

/** Loads what a tag needs, once. After a failure the tag's next appearance tries again. */
async function load(tag: string): Promise<void> {
  const definition = definitions[`../${tag.slice('smallshop-'.length)}/define.ts`];
  // The banner asks in any browser.
  if (!definition || asked.has(tag) || !(isSupported || /consent/.test(tag))) return;
  asked.add(tag);
  try {
    await definition();
  } catch (error) {
    asked.delete(tag);
    if (!warned.has(tag))
      console.warn(`SmallShop: could not load <${tag}>. Is the folder of ${import.meta.url} in script-src?`, error);
    warned.add(tag);
  }
}

/**
 * Loads the elements that are used in a tree and in its open shadow roots. Call it for a shadow root that is filled
 * later.
 */
export function discover(root: ParentNode): void {
  // A document and a shadow root have no name: they are passed over.
  for (const { localName: tag, shadowRoot } of [root, ...root.querySelectorAll('*')] as Partial<Element>[])
    if (tag?.startsWith('smallshop-')) void (customElements.get(tag) ?? load(tag));
    else if (shadowRoot) discover(shadowRoot);
}

// A shopper may add a product before the code of the cart has arrived: the cart opens then, instead of never.
addEventListener('smallshop-cart-add', (event) => {
  for (const cart of document.querySelectorAll<CartElement>('smallshop-cart[open-on-add]:not(:defined)'))
    // `mutation` is null if the page prevented the addition.
    void customElements.whenDefined('smallshop-cart').then(() => event.mutation && cart.show());
});
discover(document);
new MutationObserver((mutations) => {
  for (const { addedNodes } of mutations) for (const node of addedNodes) if (node instanceof Element) discover(node);
}).observe(document, { childList: true, subtree: true });
