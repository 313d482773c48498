import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { NoticeSource } from './notice-source.ts';
import { inlineConfigs, pageSource, type PageSettings } from './page-source.ts';

export type SourceHost = ReactiveControllerHost & HTMLElement & PageSettings;

/** Finds the source of a banner's notice: the page's own configuration, else the shop that it belongs to. */
export class SourceController implements ReactiveController {
  readonly #host: SourceHost;
  #own: unknown;
  #finding = false;
  #release: (() => void) | null = null;

  /** Null until a source is found. */
  source: NoticeSource | null = null;

  constructor(host: SourceHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // The content of the tag may not be parsed yet.
    document.addEventListener('DOMContentLoaded', this.#look);
    this.#listen();
  }

  hostDisconnected(): void {
    document.removeEventListener('DOMContentLoaded', this.#look);
    this.#release?.();
  }

  hostUpdate(): void {
    const host = this.#host;
    const own = host.config ?? inlineConfigs(host)[0] ?? null;
    if (own === this.#own) return;
    this.#own = own;
    if (own) this.#take(pageSource(host, host));
    else void this.#find();
  }

  /** Looks for a shop. The code for shops is loaded only here. */
  async #find(): Promise<void> {
    this.#take(null);
    if (this.#finding) return;
    this.#finding = true;
    try {
      const { findShop } = await import('./find-shop.ts');
      findShop(this.#host, (source) => this.#own || this.#take(source));
    } catch {
      // Without a shop there is no notice, and without a notice no script runs. The next update tries again.
      this.#finding = false;
      this.#own = undefined;
    }
  }

  #take(source: NoticeSource | null): void {
    this.source = source;
    this.#listen();
    this.#look();
  }

  #listen(): void {
    this.#release?.();
    this.#release = this.source && this.source.subscribe(this.#look);
  }

  readonly #look = (): void => this.#host.requestUpdate();
}
