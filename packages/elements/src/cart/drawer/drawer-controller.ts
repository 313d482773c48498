import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { lockScroll } from './scroll-lock.ts';

interface DrawerHost extends ReactiveControllerHost, HTMLElement {
  open: boolean;
}

/**
 * Holds a native modal dialog to the host's `open`. The platform traps focus, closes on Escape and gives
 * focus back; only where the opener never had focus (Safari does not focus clicked buttons) we do it.
 */
export class DrawerController implements ReactiveController {
  readonly #host: DrawerHost;
  /** What opened it, to give focus back to. */
  readonly #opener: () => EventTarget | null | undefined;
  #unlock: (() => void) | null = null;

  constructor(host: DrawerHost, opener: () => EventTarget | null | undefined) {
    this.#host = host;
    this.#opener = opener;
    host.addController(this);
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (!dialog || dialog.open === this.#host.open || !dialog.isConnected) return;
    if (!this.#host.open) return dialog.close();
    dialog.showModal();
    this.#unlock ??= lockScroll();
  }

  hostDisconnected(): void {
    this.#release();
    // A dialog that was taken out is closed when it comes back, whatever it says.
    this.#dialog?.close();
  }

  /** For the dialog's `close`: the host follows what the platform did. */
  readonly closed = (): void => {
    this.#release();
    this.#host.open = false;
    const { activeElement } = this.#host.getRootNode() as Document | ShadowRoot;
    const opener = this.#opener();
    if (
      opener instanceof HTMLElement &&
      (!activeElement || activeElement === document.body || activeElement === this.#host)
    )
      opener.focus();
  };

  /** For the dialog's `click`: on the backdrop the dialog itself is hit, inside it one of its children. */
  readonly clicked = (event: Event): void => {
    if (event.target === this.#dialog) this.#dialog?.close();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.#host.shadowRoot?.querySelector('dialog') ?? null;
  }

  #release(): void {
    this.#unlock?.();
    this.#unlock = null;
  }
}
