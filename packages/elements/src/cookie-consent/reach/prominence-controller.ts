import type { LitElement, ReactiveController } from 'lit';
import { isAsEasyToRefuse } from './reachable.ts';

/** Events after which a button may have moved: a style sheet, a state in a selector, a finished transition. */
const events = ['resize', 'scroll', 'load', 'pointerover', 'focusin', 'transitionend'];

/**
 * Checks the rendered layer: the refuse button must be as easy to reach as the buttons beside it. If styles of the page
 * change this, the element removes its parts, resets its tokens and warns in the console. If the default look does not
 * help either, the element does not accept a yes.
 */
export class ProminenceController implements ReactiveController {
  readonly #host: LitElement;
  readonly #styles = new MutationObserver(() => this.#checkLater());
  #layer: HTMLElement | null = null;
  #frame = 0;
  /** The default look was requested. */
  #hasDefaultLook = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
    const root = host.shadowRoot!;
    root.addEventListener('click', this.#onClick, true);
    // Does not leave the shadow root. Fires when the answers of the second layer are no longer covered.
    root.addEventListener('animationend', this.#checkLater);
    this.hostUpdated();
  }

  hostUpdated(): void {
    const layer =
      (this.#host.isConnected && [...this.#host.shadowRoot!.querySelectorAll<HTMLElement>('.first, .second')].at(-1)) ||
      null;
    if (layer === this.#layer) return this.#checkLater();
    this.#release();
    this.#layer = layer;
    if (!layer) return;
    for (const name of events) window.addEventListener(name, this.#checkLater, true);
    for (let node: Node | null = this.#host; node; node = node instanceof ShadowRoot ? node.host : node.parentNode)
      this.#styles.observe(node, { attributes: true });
    this.#styles.observe(document.head, { attributes: true, childList: true, subtree: true, characterData: true });
    this.#checkLater();
  }

  hostDisconnected(): void {
    this.#release();
  }

  #release(): void {
    this.#styles.disconnect();
    for (const name of events) window.removeEventListener(name, this.#checkLater, true);
    this.#layer = null;
  }

  /** Checks after the next render of the browser. */
  readonly #checkLater = (): void => {
    if (!this.#layer || this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#check();
    });
  };

  #check(): boolean {
    if (!this.#layer?.isConnected || isAsEasyToRefuse(this.#host, this.#layer)) return true;
    if (this.#hasDefaultLook) return false;
    this.#hasDefaultLook = true;
    // Until the default look is loaded, a yes is not accepted.
    import('./default-look.ts').then(
      ({ showDefaultLook }) => showDefaultLook(this.#host),
      () => (this.#hasDefaultLook = false),
    );
    return false;
  }

  /** A click must be inside the button's own box. No yes counts while the refuse button cannot be reached. */
  readonly #onClick = (event: Event): void => {
    const { target, detail, clientX, clientY } = event as MouseEvent;
    const answer = (target as Element).closest('.answer');
    if (!answer || answer === this.#layer?.querySelector('.answer')) return;
    const { left, right, top, bottom } = answer.getBoundingClientRect();
    const isOutside = detail > 0 && (clientX < left || clientX > right || clientY < top || clientY > bottom);
    if (this.#check() && !isOutside) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
}
