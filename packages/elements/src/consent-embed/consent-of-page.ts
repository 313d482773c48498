import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Consent } from '@smallshop/consent';
import type { CookieConsentElement } from '../cookie-consent/cookie-consent.ts';

const tag = 'smallshop-cookie-consent';

/** Finds the banner whose consent applies to an element: in the same tree, else on the page. */
export class ConsentOfPageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** Notices that the banner's language changed. */
  readonly #observer = new MutationObserver(() => this.#host.requestUpdate());

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('smallshop-consent-ready', this.#look);
    document.addEventListener('smallshop-consent-changed', this.#look);
    this.#look();
  }

  hostDisconnected(): void {
    document.removeEventListener('smallshop-consent-ready', this.#look);
    document.removeEventListener('smallshop-consent-changed', this.#look);
    this.#observer.disconnect();
  }

  get banner(): CookieConsentElement | null {
    const tree = this.#host.getRootNode() as Document | ShadowRoot;
    return (
      this.#host.closest('smallshop-store')?.querySelector(tag) ??
      tree.querySelector(tag) ??
      document.querySelector(tag)
    );
  }

  /** Null until the banner has read its notice. */
  get consent(): Consent | null {
    return this.banner?.consent ?? null;
  }

  readonly #look = (): void => {
    const { banner } = this;
    if (banner) this.#observer.observe(banner, { attributeFilter: ['lang'] });
    this.#host.requestUpdate();
  };
}
