import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface ReopenHost extends ReactiveControllerHost, HTMLElement {
  show(opener?: EventTarget | null): void;
}

const CONTROL = '[data-smallshop-consent="open"]';

/** Lets the page's own controls reopen the choices, and checks whether the page has one. */
export class ReopenController implements ReactiveController {
  readonly #host: ReopenHost;
  /** Finds the shop of a control. Only loaded on a page with a shop. */
  #shops: typeof import('../../controllers/context.ts') | undefined;
  readonly #observer = new MutationObserver(() => this.#look());

  /** Whether the page has a visible control of its own that reopens the choices. */
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
    // A script of the page may add a control later, for example in a footer.
    this.#observer.observe(document, { childList: true, subtree: true });
    // A style sheet that hides or shows a control may load later than the control.
    document.addEventListener('load', this.#look, true);
    window.addEventListener('resize', this.#look);
    this.#look();
  }

  hostDisconnected(): void {
    document.removeEventListener('click', this.#clicked);
    this.#observer.disconnect();
    document.removeEventListener('load', this.#look, true);
    window.removeEventListener('resize', this.#look);
  }

  readonly #look = (): void => {
    if (!this.#shops && document.querySelector('smallshop-store')) {
      import('../../controllers/context.ts').then(
        (shops) => (this.#shops = shops),
        () => {},
      );
    }
    const { id } = this.#host;
    const invoker = id ? `, [commandfor="${CSS.escape(id)}"][command="--show"]` : '';
    const has = [...document.querySelectorAll(CONTROL + invoker)].some((control) =>
      control.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    );
    if (has === this.pageHasControl) return;
    this.pageHasControl = has;
    this.#host.requestUpdate();
  };

  readonly #clicked = (event: MouseEvent): void => {
    if (event.defaultPrevented) return;
    const control = event
      .composedPath()
      .find((target): target is Element => target instanceof Element && target.matches(CONTROL));
    if (!control) return;
    // A control inside another shop belongs to that shop. One outside of all shops belongs to the first banner.
    const store = this.#shops?.nearestStore(control);
    const [only] = this.#shops?.connectedStores() ?? [];
    if (store && store !== (this.#shops!.nearestStore(this.#host) ?? only)) return;
    event.preventDefault();
    this.#host.show(control);
  };
}
