import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CartCloseEvent } from '../events/cart-open-events.ts';
import { productParameter } from '../internal/page/product-href.ts';

interface ProductHost extends ReactiveControllerHost, HTMLElement {
  handle: string | null;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * The product that the page's address names as `?product=…`, for an element without a handle. Links of the page to
 * another product are followed in place, with an entry in the history; Back returns to the product before.
 */
export class ProductAddressController implements ReactiveController {
  readonly #host: ProductHost;
  #comesIntoView = false;

  constructor(host: ProductHost) {
    this.#host = host;
    host.addController(this);
  }

  get handle(): string | null {
    return new URLSearchParams(location.search).get(productParameter);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#changed);
    // On window, so that listeners of the page can prevent it.
    window.addEventListener('click', this.#follow);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#changed);
    window.removeEventListener('click', this.#follow);
  }

  /** The title gets the focus once it is there: what was asked for may be far away on the page. */
  hostUpdated(): void {
    const title = this.#comesIntoView && this.#host.renderRoot.querySelector<HTMLElement>('[part=title]');
    if (!title) return;
    this.#comesIntoView = false;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    this.#host.scrollIntoView();
  }

  readonly #changed = (): void => this.#host.requestUpdate();

  readonly #follow = (event: MouseEvent): void => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (this.#host.handle || !link || !isPlain(event, link)) return;
    const { href, origin, pathname, searchParams } = new URL(link.href);
    if (origin !== location.origin || pathname !== location.pathname || !searchParams.has(productParameter)) return;
    event.preventDefault();
    if (href !== location.href) history.pushState(null, '', href);
    this.#comesIntoView = true;
    // The link may be in the cart, whose drawer lies above the page.
    this.#host.dispatchEvent(new CartCloseEvent());
    this.#host.requestUpdate();
  };
}

/** A click that would replace this page: no new tab or window, no download. */
function isPlain(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const opensElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return (
    !event.defaultPrevented &&
    !opensElsewhere &&
    (!link.target || link.target === '_self') &&
    !link.hasAttribute('download')
  );
}
