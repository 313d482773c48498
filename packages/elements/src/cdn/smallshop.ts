/// <reference types="vite/client" />
// The loader: one script for the page; an element's code comes when its tag appears.
// It imports nothing, so that it asks for everything at once, the shared code and the elements side by side.

import type { CartElement } from '../cart/cart.ts';
import type { CartAddEvent } from '../events/cart-events.ts';

// Where `store/endpoint.ts` looks for the server that a store without an endpoint means.
Object.assign(globalThis, { [Symbol.for('smallshop.origin')]: new URL(import.meta.url).origin });

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
      console.warn(
        `SmallShop: <${tag}> could not be loaded. ` +
          `Are the files next to ${import.meta.url} reachable and allowed by the page’s script-src?`,
        error,
      );
    warned.add(tag);
  }
}

/**
 * Loads the elements that are used in a tree and in its open shadow roots. Call it for a shadow root that is filled
 * later.
 */
export function discover(root: ParentNode): void {
  if (root instanceof Element) consider(root);
  for (const element of root.querySelectorAll('*')) consider(element);
}

function consider(element: Element): void {
  const tag = element.localName;
  if (tag.startsWith('smallshop-') && !customElements.get(tag)) void load(tag);
  else if (element.shadowRoot && !tag.startsWith('smallshop-')) discover(element.shadowRoot);
}

/** A shopper may add a product before the code of the cart has arrived: the cart opens then, instead of never. */
function openLater(event: CartAddEvent): void {
  const { target } = event;
  const storeOf = (node: EventTarget | null) => (node instanceof Element ? node.closest('smallshop-store') : null);
  for (const cart of document.querySelectorAll('smallshop-cart[open-on-add]:not(:defined,[layout=inline])'))
    if (storeOf(cart) === storeOf(target))
      // `mutation` is null if the page prevented the addition.
      void customElements.whenDefined(cart.localName).then(() => event.mutation && (cart as CartElement).show());
}

addEventListener('smallshop-cart-add', openLater);
discover(document);
new MutationObserver((mutations) => {
  for (const { addedNodes } of mutations) for (const node of addedNodes) if (node instanceof Element) discover(node);
}).observe(document, { childList: true, subtree: true });
