import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { FocusReturn } from './focus-return.ts';

const layersIn = (root: ShadowRoot) => [...root.querySelectorAll<HTMLElement>('.first, .second')];

/**
 * Puts what was rendered into the top layer, where no ancestor can clip, dim or cover the question, and
 * gives focus back when a layer leaves.
 */
export class LayersController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #appeared: () => void;
  #open = new Set<HTMLElement>();

  readonly focus = new FocusReturn();

  /** `appeared` is called when a region has come that nobody asked for. */
  constructor(host: ReactiveControllerHost & HTMLElement, appeared: () => void) {
    this.#host = host;
    this.#appeared = appeared;
    host.addController(this);
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    if (!root || !this.#host.isConnected) return;
    const before = this.#open;
    this.#open = new Set(layersIn(root));
    for (const layer of this.#open) if (!before.has(layer)) this.#raise(layer);
    if (![...before].some((layer) => !this.#open.has(layer))) return;
    this.focus.restore(root, root.querySelector<HTMLElement>('.reopen'));
    if (this.#open.size === 0) this.focus.forget();
  }

  hostDisconnected(): void {
    // The platform takes them out of the top layer; a dialog that comes back is to be opened anew.
    for (const layer of this.#open) layer.removeAttribute('open');
    this.#open = new Set();
    this.focus.forget();
  }

  #raise(layer: HTMLElement): void {
    if (layer instanceof HTMLDialogElement) return layer.showModal();
    layer.showPopover();
    layer.addEventListener('focusin', this.#entered);
    this.#appeared();
  }

  readonly #entered = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node) || !(currentTarget as Node).contains(relatedTarget)) this.focus.remember(relatedTarget);
  };
}
