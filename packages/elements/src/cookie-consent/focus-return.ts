/** Where focus was before our layers took it, and whom it goes back to when they leave. */
export class FocusReturn {
  #candidates: HTMLElement[] = [];

  /** The later a thing was remembered, the sooner it is tried. */
  remember(target: EventTarget | null | undefined): void {
    if (target instanceof HTMLElement && target !== document.body) this.#candidates.unshift(target);
  }

  /** Gives focus back, unless the shopper or the platform has put it somewhere already. */
  restore(root: ShadowRoot, last: HTMLElement | null): void {
    const focused = document.activeElement;
    if (focused && focused !== document.body && (focused !== root.host || root.activeElement)) return;
    const visible = [...this.#candidates, last].find((element) => element?.isConnected && element.getClientRects().length > 0);
    visible?.focus({ preventScroll: true });
  }

  forget(): void {
    this.#candidates = [];
  }
}
