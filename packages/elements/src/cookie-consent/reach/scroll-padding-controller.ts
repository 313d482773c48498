import type { ReactiveController, ReactiveControllerHost } from 'lit';

const AWAY = 'away';

/** Whether more than half of `inner` is under `outer`. */
function isCovered(inner: DOMRect, outer: DOMRect): boolean {
  const width = Math.min(inner.right, outer.right) - Math.max(inner.left, outer.left);
  const height = Math.min(inner.bottom, outer.bottom) - Math.max(inner.top, outer.top);
  return width > 0 && height > 0 && width * height > (inner.width * inner.height) / 2;
}

/**
 * Keeps the focused element in sight while the region is shown. The page gets a scroll padding, so the browser scrolls
 * focus clear of the region. If the page cannot scroll, the region moves to the other end of the window. The page's
 * layout does not change: space at the end of the page is added by `end-space.ts`.
 */
export class ScrollPaddingController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #sizes = new ResizeObserver(() => this.#pad());
  #region: HTMLElement | null = null;
  #padding = '';

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
    this.hostUpdated();
  }

  hostUpdated(): void {
    const region =
      (this.#host.isConnected && this.#host.shadowRoot?.querySelector<HTMLElement>('[role="region"].first')) || null;
    if (region === this.#region) return;
    this.#leave();
    if (!region) return;
    this.#region = region;
    this.#padding = document.documentElement.style.scrollPaddingBlockEnd;
    this.#pad();
    this.#sizes.observe(region);
    document.addEventListener('focusin', this.#onFocus);
    const { activeElement } = document;
    if (activeElement !== document.body && activeElement !== this.#host) this.#moveAwayFrom(activeElement);
  }

  hostDisconnected(): void {
    this.#leave();
  }

  #leave(): void {
    if (!this.#region) return;
    this.#sizes.disconnect();
    document.removeEventListener('focusin', this.#onFocus);
    document.documentElement.style.scrollPaddingBlockEnd = this.#padding;
    this.#region = null;
  }

  #pad(): void {
    const { height } = this.#region!.getBoundingClientRect();
    document.documentElement.style.scrollPaddingBlockEnd = `${Math.ceil(height) + 32}px`;
  }

  readonly #onFocus = (event: FocusEvent): void => {
    const [target] = event.composedPath();
    if (!(target instanceof Element) || event.composedPath().includes(this.#host)) return;
    this.#moveAwayFrom(target);
  };

  /** Moves the region away from the focused element. */
  #moveAwayFrom(target: Element | null): void {
    // After the browser has scrolled.
    setTimeout(() => {
      const region = this.#region;
      if (!region || !target) return;
      region.classList.remove(AWAY);
      if (isCovered(target.getBoundingClientRect(), region.getBoundingClientRect())) region.classList.add(AWAY);
    });
  }
}
