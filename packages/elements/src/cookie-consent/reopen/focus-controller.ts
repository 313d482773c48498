import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Stores which element had focus before a layer opened, and returns focus to it when the layer closes. */
export class FocusController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #open = new Set<HTMLElement>();
  #candidates: HTMLElement[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
    this.#watch();
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    const before = this.#open;
    this.#watch();
    if (![...before].some((layer) => !this.#open.has(layer))) return;
    this.#restore();
    if (this.#open.size === 0) this.#candidates = [];
  }

  hostDisconnected(): void {
    this.#open = new Set();
    this.#candidates = [];
  }

  /** Adds candidates for focus. The latest one is tried first. */
  remember(...targets: (EventTarget | null | undefined)[]): void {
    for (const target of targets)
      if (target instanceof HTMLElement && target !== document.body) this.#candidates.unshift(target);
  }

  #watch(): void {
    const before = this.#open;
    this.#open = new Set(this.#host.shadowRoot!.querySelectorAll<HTMLElement>('.first, .second'));
    for (const layer of this.#open) if (!before.has(layer)) layer.addEventListener('focusin', this.#entered);
  }

  readonly #entered = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !(currentTarget as Node).contains(relatedTarget)) this.remember(relatedTarget);
  };

  /** Returns focus, unless the shopper or the platform has moved it already. */
  #restore(): void {
    const root = this.#host.shadowRoot!;
    const focused = document.activeElement;
    if (focused && focused !== document.body && (focused !== root.host || root.activeElement)) return;
    const visible = [...this.#candidates, root.querySelector<HTMLElement>('.reopen')].find(
      (element) => element?.isConnected && element.getClientRects().length > 0,
    );
    visible?.focus({ preventScroll: true });
  }
}
