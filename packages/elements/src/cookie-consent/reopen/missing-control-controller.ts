import type { LitElement, ReactiveController } from 'lit';
import type { ReopenController } from './reopen-controller.ts';

/** Whether somebody can see it and press it. */
export function isVisible(control: Element): boolean {
  const { width, height } = control.getBoundingClientRect();
  return width > 1 && height > 1 && control.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/**
 * Says in the console, once, where nothing on the page leads back to the choices, or where the page hides what does.
 */
export class MissingControlController implements ReactiveController {
  readonly #host: LitElement;
  readonly #reopen: ReopenController;
  #frame = 0;
  #said = false;

  constructor(host: LitElement, reopen: ReopenController) {
    this.#host = host;
    this.#reopen = reopen;
    host.addController(this);
  }

  hostUpdated(): void {
    cancelAnimationFrame(this.#frame);
    if (!this.#said) this.#frame = requestAnimationFrame(() => this.#check());
  }

  #check(): void {
    const ours = this.#host.shadowRoot!.querySelector('.reopen');
    if (
      !this.#host.isConnected ||
      (ours ? isVisible(ours) : this.#reopen.pageHasControl) ||
      this.#host.shadowRoot!.querySelector('.first, .second')
    )
      return;
    this.#said = true;
    // Ours is shown by its default look then.
    ours?.removeAttribute('part');
    import('../reach/default-look.ts').then(
      ({ reportHiddenControl }) => reportHiddenControl(),
      () => {},
    );
  }
}
