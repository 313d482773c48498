import type { LitElement, ReactiveController } from 'lit';
import type { ReopenController } from './reopen-controller.ts';

/** Whether a control is visible and large enough to press. */
export function isVisible(control: Element): boolean {
  const { width, height } = control.getBoundingClientRect();
  return width > 1 && height > 1 && control.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/** Reports once in the console if no control on the page reopens the choices, or if the page hides it. */
export class MissingControlController implements ReactiveController {
  readonly #host: LitElement;
  readonly #reopen: ReopenController;
  #frame = 0;
  #isReported = false;

  constructor(host: LitElement, reopen: ReopenController) {
    this.#host = host;
    this.#reopen = reopen;
    host.addController(this);
  }

  hostUpdated(): void {
    cancelAnimationFrame(this.#frame);
    if (!this.#isReported) this.#frame = requestAnimationFrame(() => this.#check());
  }

  #check(): void {
    const ours = this.#host.shadowRoot!.querySelector('.reopen');
    if (
      !this.#host.isConnected ||
      (ours ? isVisible(ours) : this.#reopen.pageHasControl) ||
      this.#host.shadowRoot!.querySelector('.first, .second')
    )
      return;
    this.#isReported = true;
    // Our button gets its default look.
    ours?.removeAttribute('part');
    import('../reach/default-look.ts').then(
      ({ reportHiddenControl }) => reportHiddenControl(),
      () => {},
    );
  }
}
