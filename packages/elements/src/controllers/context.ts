import type { Shop } from '@smallshop/state';
import type { NoticeSource } from '../cookie-consent/source/notice-source.ts';

/** What `<smallshop-store>` gives to the elements of its shop. */
export interface ShopProvider extends HTMLElement {
  readonly shop: Shop | null;
  /** The language the page's author asked for, until the server has answered. */
  readonly language: string | null;
  /** What a consent banner asks and reports through; null while there is no shop. */
  consent(): Promise<NoticeSource | null>;
  /** Says it to screen readers, politely. */
  announce(text: string): void;
}

/** Key of the context protocol (github.com/webcomponents-cg/community-protocols), the same in every bundle. */
export const shopContext = Symbol.for('smallshop.shop');

/** A request up the tree for the value of a context, as the community protocol has it. */
export interface ContextRequestEvent<Value> extends Event {
  readonly context: unknown;
  readonly contextTarget: Element;
  readonly callback: (value: Value) => void;
  readonly subscribe: false;
}

/** Asks the elements above for the value of a context. They answer before this returns, or never. */
export function requestContext<Value>(
  context: unknown,
  contextTarget: Element,
  callback: (value: Value) => void,
): void {
  const request = new Event('context-request', { bubbles: true, composed: true });
  contextTarget.dispatchEvent(Object.assign(request, { context, contextTarget, callback, subscribe: false }));
}

declare global {
  interface HTMLElementEventMap {
    'context-request': ContextRequestEvent<unknown>;
  }
}

const registryKey = Symbol.for('smallshop.stores');
const shared = globalThis as typeof globalThis & { [registryKey]?: Set<ShopProvider> };

/** Every connected store of the page, shared by all bundles on it. */
export const connectedStores = (): Set<ShopProvider> => (shared[registryKey] ??= new Set());

/** Fired on `window` when a store came, went, or changed its shop. */
export const storesChanged = 'smallshop-stores-changed';
export const notifyStoresChanged = (): void => void window.dispatchEvent(new Event(storesChanged));

const parentOf = (node: Node): Node | null =>
  (node as Element).assignedSlot ?? node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);

/** The nearest store above a node, through shadow roots and slots, upgraded or not. */
export function nearestStore(node: Node): Element | null {
  for (let next = parentOf(node); next; next = parentOf(next)) {
    if ((next as Element).localName === 'smallshop-store') return next as Element;
  }
  return null;
}
