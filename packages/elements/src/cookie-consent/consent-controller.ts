import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createConsent, type Consent, type ConsentRecord, type ConsentState } from '@smallshop/consent';
import type { ConsentNotice } from '@smallshop/contract';
import type { Shop } from '@smallshop/state';
import { consentOf } from '@smallshop/state/consent';
import type { ShopController } from '../controllers/shop.ts';
import { ConsentChangedEvent } from '../events/consent-events.ts';
import { ShopErrorEvent } from '../events/error-event.ts';

interface Question {
  readonly shop: Shop;
  readonly language: string;
}

/**
 * The one place where notice and engine come from. Without a notice there is no engine, and without an
 * engine nothing runs: no answer, a broken one and a slow one all leave every script where it is.
 */
export class ConsentController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #shops: ShopController;
  readonly #language: () => string;
  #question: Question | null = null;
  #shop: Shop | null = null;
  #release: (() => void) | null = null;

  /** Null until a notice came. */
  notice: ConsentNotice | null = null;
  consent: Consent | null = null;
  /** No notice came, and none is being fetched. */
  failed = false;

  constructor(host: ReactiveControllerHost & HTMLElement, shops: ShopController, language: () => string) {
    this.#host = host;
    this.#shops = shops;
    this.#language = language;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listen();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    // Asked again when it is back: an answer meanwhile is nobody's.
    this.#question = null;
    this.#rest();
  }

  hostUpdate(): void {
    const { shop } = this.#shops;
    if (!shop || !this.#host.isConnected) return;
    const language = this.#language();
    if (shop !== this.#question?.shop || language !== this.#question.language) void this.#ask({ shop, language });
  }

  /** Asks for the notice once more, where none came. */
  retry(): void {
    if (this.failed && this.#question) void this.#ask({ ...this.#question });
  }

  async #ask(question: Question): Promise<void> {
    this.#question = question;
    this.failed = false;
    const { shop, language } = question;
    if (this.#shop && shop !== this.#shop) this.#forget();
    let notice: ConsentNotice | null = null;
    try {
      notice = await consentOf(shop).getNotice(language);
    } catch {
      // A port that throws is a port that did not answer.
    }
    if (this.#question !== question) return;
    if (notice) this.#take(shop, notice);
    else if (!this.consent) this.#fail(shop);
    this.#host.requestUpdate();
  }

  #fail(shop: Shop): void {
    this.failed = true;
    const error = consentOf(shop).$error.get();
    if (error) this.#host.dispatchEvent(new ShopErrorEvent({ error }));
  }

  #take(shop: Shop, notice: ConsentNotice): void {
    const consent = createConsent({
      key: shop.key,
      categories: notice.categories,
      document: this.#host.ownerDocument,
      language: this.#language,
      onRecord: (record) => this.#record(shop, record),
    });
    if (!this.consent) {
      this.consent = consent;
      this.#shop = shop;
      this.notice = notice;
      this.#listen();
    } else if (consent.state.revision === this.consent.state.revision) {
      // The same question in other words. Another question waits for the next page: this one asks one only.
      this.notice = notice;
    }
  }

  async #record(shop: Shop, record: ConsentRecord): Promise<void> {
    const country = shop.region.$region.get()?.country;
    await consentOf(shop).record({ ...record, categories: { ...record.categories }, ...(country && { region: country }) });
  }

  #listen(): void {
    const { consent } = this;
    if (!consent || this.#release) return;
    let known = '';
    const heard = ({ granted, recordId }: ConsentState) => {
      const news = JSON.stringify([granted, recordId]);
      const isNews = known !== '' && known !== news;
      known = news;
      if (isNews) this.#host.dispatchEvent(new ConsentChangedEvent({ categories: { ...granted } }));
      this.#host.requestUpdate();
    };
    const unsubscribe = consent.subscribe(heard);
    consent.start();
    this.#release = () => {
      unsubscribe();
      consent.stop();
    };
  }

  #rest(): void {
    this.#release?.();
    this.#release = null;
  }

  #forget(): void {
    this.#rest();
    this.consent = this.notice = this.#shop = null;
  }
}
