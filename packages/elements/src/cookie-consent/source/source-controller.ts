import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { NoticeSource } from './notice-source.ts';
import { inlineConfigs, pageSource, type PageSettings } from './page-source.ts';

export type SourceHost = ReactiveControllerHost & HTMLElement & PageSettings;

/** Finds what a banner asks for: the page's own configuration, else the shop that it belongs to. */
export class SourceController implements ReactiveController {
  readonly #host: SourceHost;
  #own: unknown;
  #finding = false;
  #release: (() => void) | null = null;

  /** Null until there is one. */
  source: NoticeSource | null = null;

  constructor(host: SourceHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // What stands in the tag may not have been parsed yet.
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

  /** Looks for a shop: only then is there anything of one on the page. */
  async #find(): Promise<void> {
    this.#take(null);
    if (this.#finding) return;
    this.#finding = true;
    try {
      const { findShop } = await import('./find-shop.ts');
      findShop(this.#host, (source) => this.#own || this.#take(source));
    } catch {
      // Without a shop there is no question, and without a question nothing runs; the next update tries again.
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
