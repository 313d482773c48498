import { parseUrl } from '../internal/page/parse-url.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Watches the frame in an embed: its address, and whether the gate has loaded it. */
export class FrameController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #observer = new MutationObserver(() => this.look());

  frame: HTMLIFrameElement | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host, {
      childList: true,
      subtree: true,
      attributeFilter: ['src', 'title', 'data-src', 'data-category', 'data-service'],
    });
    this.look();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** Reads the frame again. */
  look(): void {
    this.frame = this.#host.querySelector('iframe');
    this.#host.requestUpdate();
  }

  get loaded(): boolean {
    return this.frame?.hasAttribute('src') === true;
  }

  get title(): string {
    return this.frame?.title ?? '';
  }

  /** The key of its consent: `category/service`, or the category alone. */
  get key(): string | null {
    const { category, service } = this.frame?.dataset ?? {};
    return category ? (service ? `${category}/${service}` : category) : null;
  }

  /** The host name of its address. */
  get host(): string {
    const address = this.frame?.dataset['src'] ?? '';
    return parseUrl(address, document.baseURI)?.host ?? '';
  }
}
