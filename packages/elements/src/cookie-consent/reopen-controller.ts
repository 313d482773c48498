import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { connectedStores, nearestStore } from '../controllers/context.ts';

interface ReopenHost extends ReactiveControllerHost, HTMLElement {
  show(opener?: EventTarget | null): void;
}

const CONTROL = '[data-smallshop-consent="open"]';

/** Lets the page's own controls reopen the choices, and knows whether the page has one. */
export class ReopenController implements ReactiveController {
  readonly #host: ReopenHost;
  readonly #observer = new MutationObserver(() => this.#look());

  /** Whether somebody can come back without a control of ours. */
  pageHasControl = false;

  constructor(host: ReopenHost) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('command', (event) => {
      const { command, source } = event as Event & { command?: string; source?: Element };
      if (command === '--show') host.show(source);
    });
  }

  hostConnected(): void {
    document.addEventListener('click', this.#clicked);
    // A footer may be drawn by the page's own script, long after us.
    this.#observer.observe(document, { childList: true, subtree: true });
    this.#look();
  }

  hostDisconnected(): void {
    document.removeEventListener('click', this.#clicked);
    this.#observer.disconnect();
  }

  #look(): void {
    const { id } = this.#host;
    const invoker = id ? `, [commandfor="${CSS.escape(id)}"][command="--show"]` : '';
    const has = document.querySelector(CONTROL + invoker) !== null;
    if (has === this.pageHasControl) return;
    this.pageHasControl = has;
    this.#host.requestUpdate();
  }

  readonly #clicked = (event: MouseEvent): void => {
    if (event.defaultPrevented) return;
    const control = event.composedPath().find((target): target is Element => target instanceof Element && target.matches(CONTROL));
    if (!control) return;
    // A control inside another shop is not for us; one beside all shops is for whoever comes first.
    const store = nearestStore(control);
    const [only] = connectedStores();
    if (store && store !== (nearestStore(this.#host) ?? only)) return;
    event.preventDefault();
    this.#host.show(control);
  };
}
