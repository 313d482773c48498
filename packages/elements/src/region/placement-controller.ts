import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Pixels that stay free around the panel. */
const margin = 8;

interface Box { width: number; height: number }

/** Where a panel goes: below its button, above it where only there is room; always within the window. Pixels. */
export function placeFor(button: DOMRectReadOnly, panel: Box, view: Box, rightToLeft: boolean): { left: number; top: number } {
  const wanted = rightToLeft ? button.right - panel.width : button.left;
  const left = Math.max(margin, Math.min(wanted, view.width - panel.width - margin));
  const fitsBelow = button.bottom + panel.height + margin <= view.height;
  const top = fitsBelow || button.top < view.height - button.bottom ? button.bottom + margin / 2 : button.top - panel.height - margin / 2;
  return { left, top: Math.max(margin, top) };
}

/** Keeps the host's open popover at its button, for browsers without CSS anchors too. */
export class PlacementController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #listening: AbortController | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** For the popover's `beforetoggle`. */
  readonly toggled = (event: ToggleEvent): void => {
    this.#rest();
    if (event.newState !== 'open') return;
    const { signal } = (this.#listening = new AbortController());
    // It has no size yet; in the next frame it has, and nobody has seen it.
    requestAnimationFrame(this.#place);
    window.addEventListener('scroll', this.#place, { capture: true, passive: true, signal });
    window.addEventListener('resize', this.#place, { signal });
  };

  hostDisconnected(): void {
    this.#rest();
  }

  #rest(): void {
    this.#listening?.abort();
    this.#listening = null;
  }

  #place = (): void => {
    const root = this.#host.shadowRoot;
    const panel = root?.querySelector<HTMLElement>('[popover]');
    const button = root?.querySelector('[popovertarget]');
    if (!panel || !button || !this.#listening) return;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const { left, top } = placeFor(button.getBoundingClientRect(), panel.getBoundingClientRect(), { width, height }, this.#host.matches(':dir(rtl)'));
    panel.style.left = `${left}px`;
    panel.style.top = `${top}px`;
  };
}
