import type { LitElement, ReactiveController } from 'lit';
import { isAsEasyToRefuse } from './reachable.ts';

/** Another style sheet, a state that a rule depends on, a transition that ends: all can move a button. */
const events = ['resize', 'scroll', 'load', 'pointerover', 'focusin', 'transitionend'];

/**
 * Checks what the browser has drawn: the refuse button must be as reachable as the buttons beside it. Styles of the
 * page
 * that change this are removed from the element: no part, no token, and a warning in the console. Where even the
 * default
 * look does not help, a yes is not accepted.
 */
export class ProminenceController implements ReactiveController {
  readonly #host: LitElement;
  readonly #styles = new MutationObserver(() => this.#later());
  #layer: HTMLElement | null = null;
  #frame = 0;
  /** The default look was asked for. */
  #isPlain = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
    const root = host.shadowRoot!;
    root.addEventListener('click', this.#clicked, true);
    // Does not leave the shadow root. It ends the cover of the second layer's answers.
    root.addEventListener('animationend', this.#later);
    this.hostUpdated();
  }

  hostUpdated(): void {
    const layer =
      (this.#host.isConnected && [...this.#host.shadowRoot!.querySelectorAll<HTMLElement>('.first, .second')].at(-1)) ||
      null;
    if (layer === this.#layer) return this.#later();
    this.#release();
    this.#layer = layer;
    if (!layer) return;
    for (const name of events) window.addEventListener(name, this.#later, true);
    for (let node: Node | null = this.#host; node; node = node instanceof ShadowRoot ? node.host : node.parentNode)
      this.#styles.observe(node, { attributes: true });
    this.#styles.observe(document.head, { attributes: true, childList: true, subtree: true, characterData: true });
    this.#later();
  }

  hostDisconnected(): void {
    this.#release();
  }

  #release(): void {
    this.#styles.disconnect();
    for (const name of events) window.removeEventListener(name, this.#later, true);
    this.#layer = null;
  }

  /** Once the browser has drawn it. */
  readonly #later = (): void => {
    if (!this.#layer || this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#check();
    });
  };

  #check(): boolean {
    if (!this.#layer?.isConnected || isAsEasyToRefuse(this.#host, this.#layer)) return true;
    if (this.#isPlain) return false;
    this.#isPlain = true;
    // Until it has come, and where it cannot be fetched, a yes is not accepted.
    import('./default-look.ts').then(
      ({ showDefaultLook }) => showDefaultLook(this.#host),
      () => (this.#isPlain = false),
    );
    return false;
  }

  /** A yes by pointer has to be on the button itself, and no yes counts while the no is out of reach. */
  readonly #clicked = (event: Event): void => {
    const { target, detail, clientX, clientY } = event as MouseEvent;
    const answer = (target as Element).closest('.answer');
    if (!answer || answer === this.#layer?.querySelector('.answer')) return;
    const { left, right, top, bottom } = answer.getBoundingClientRect();
    const isBeside = detail > 0 && (clientX < left || clientX > right || clientY < top || clientY > bottom);
    if (this.#check() && !isBeside) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
}
