import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Pixels that stay free around the panel. */
const margin = 8;
const moves = ['scroll', 'resize'];

interface Box {
  width: number;
  height: number;
}

/** Position of a panel in pixels: below its button, or above it if only there is room; always within the window. */
export function placeFor(
  button: DOMRectReadOnly,
  panel: Box,
  view: Box,
  rightToLeft: boolean,
): { left: number; top: number } {
  const wanted = rightToLeft ? button.right - panel.width : button.left;
  const left = Math.max(margin, Math.min(wanted, view.width - panel.width - margin));
  const fitsBelow = button.bottom + panel.height + margin <= view.height;
  const top =
    fitsBelow || button.top < view.height - button.bottom
      ? button.bottom + margin / 2
      : button.top - panel.height - margin / 2;
  return { left, top: Math.max(margin, top) };
}

/** Keeps the host's open popover at its button, for browsers without CSS anchors too. */
export class PlacementController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** For the popover's `beforetoggle`. */
  readonly toggled = ({ newState }: ToggleEvent): void => {
    if (newState !== 'open') return this.hostDisconnected();
    // It has no size yet. In the next frame it has one, and has not been painted before.
    requestAnimationFrame(this.#place);
    for (const name of moves) window.addEventListener(name, this.#place, true);
  };

  hostDisconnected(): void {
    for (const name of moves) window.removeEventListener(name, this.#place, true);
  }

  #place = (): void => {
    const root = this.#host.shadowRoot!;
    const panel = root.querySelector<HTMLElement>(':popover-open');
    if (!panel) return;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const button = root.querySelector('button')!.getBoundingClientRect();
    const { left, top } = placeFor(
      button,
      panel.getBoundingClientRect(),
      { width, height },
      this.#host.matches(':dir(rtl)'),
    );
    panel.style.left = `${left}px`;
    panel.style.top = `${top}px`;
  };
}
