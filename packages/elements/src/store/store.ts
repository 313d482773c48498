import { html, LitElement, type PropertyValues } from 'lit';
import type { Shop } from '@smallshop/state';
import { createShop } from '@smallshop/state/page';
import {
  connectedStores,
  shopContext,
  notifyStoresChanged,
  type ContextRequestEvent,
  type ShopProvider,
} from '../controllers/context.ts';
import { ShopController } from '../controllers/shop.ts';
import type { NoticeSource } from '../cookie-consent/source/notice-source.ts';
import type { CartRequestEvent } from '../events/cart-events.ts';
import type { RegionChangedEvent } from '../events/region-events.ts';
import { pageLanguage } from '../internal/language/page-language.ts';
import { parseUrl } from '../internal/page/parse-url.ts';
import { LocalizeController } from '../internal/language/strings.ts';
import { warnLater } from '../internal/warnings/warn-later.ts';
import type { Announcement } from './announcements/announcements.ts';
import { defaultEndpoint } from './endpoint.ts';
import { loadAnnouncements, type Announcements } from './lazy-parts.ts';
import { dispatchChangeEvents } from './events/change-events.ts';
import { listenForButtons } from './page-buttons/listen-for-buttons.ts';
import type { StoreStrings } from './announcements/store.strings.ts';
import { storeStyles } from './store.styles.ts';
import { watchedFetch } from './author-errors/watched-fetch.ts';
import { handleRequestEvent, requestEventNames } from './events/request-events.ts';

/**
 * The shop that the elements of a page belong to: those inside it, or all when it is the page's only one.
 * It alone handles request events, dispatches change events, and announces to screen readers.
 *
 * @tag smallshop-store
 * @slot - Page content whose elements belong to this store.
 * @event {CartChangedEvent} smallshop-cart-changed - The cart changed.
 * @event {RegionChangedEvent} smallshop-region-changed - The shop sells to another region.
 * @event {ShopErrorEvent} smallshop-error - An action was refused, or failed.
 */
export class StoreElement extends LitElement implements ShopProvider {
  static override styles = storeStyles;
  static override properties = {
    endpoint: {},
    key: {},
    country: {},
    currency: {},
    language: {},
    fetch: { attribute: false },
    said: { state: true },
  };

  #shops = new ShopController(this);
  #strings = new LocalizeController<StoreStrings>(this, this.#shops, 'store', {});

  /** Address of the store server. Default: the origin of the script, else the page's origin. */
  declare endpoint: string | null;
  /** The publishable key, `pk_…`. */
  declare key: string | null;
  /** ISO 3166-1 alpha-2. The country that the page expects its shoppers to be in. */
  declare country: string | null;
  /** ISO 4217. */
  declare currency: string | null;
  /** BCP 47. Default: the language of `<html lang>`, if the store has it. */
  declare language: string | null;
  /** The seam to the network; set it before the element is attached. */
  declare fetch: typeof fetch | undefined;
  declare private said: string;

  #shop: Shop | null = null;
  #releaseFacts: (() => void) | null = null;

  constructor() {
    super();
    this.endpoint = this.key = this.country = this.currency = this.language = null;
    this.said = '';
    this.addEventListener('context-request', this.#provide);
    this.addEventListener('smallshop-region-changed', this.#sayRegion);
  }

  /** The headless shop behind the elements; null while the key is missing. */
  get shop(): Shop | null {
    return this.#shop;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    connectedStores().add(this);
    // On window, so that every listener of the page had its chance to prevent.
    for (const name of requestEventNames) window.addEventListener(name, this.#onRequest);
    listenForButtons();
    this.#open();
    notifyStoresChanged();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    connectedStores().delete(this);
    for (const name of requestEventNames) window.removeEventListener(name, this.#onRequest);
    this.#rest();
    notifyStoresChanged();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || !this.isConnected) return;
    if (changed.has('endpoint') || changed.has('key') || changed.has('fetch')) {
      this.#rest();
      this.#shop = null;
      this.#open();
      notifyStoresChanged();
    } else if (this.#shop && (changed.has('country') || changed.has('currency') || changed.has('language'))) {
      void this.#shop.region.choose(this.#hint());
    }
  }

  /** What a consent banner asks and reports through; null while the key is missing. Its code is fetched then. */
  async consent(): Promise<NoticeSource | null> {
    const shop = this.#shop;
    return shop && (await import('../cookie-consent/source/shop-source.ts')).shopSource(shop, this);
  }

  /** Says it to screen readers, when they are done with what they are saying. */
  announce(text: string): void {
    // The same words again are news only if the text node changes.
    this.said = text === this.said ? `${text}\u00a0` : text;
  }

  #hint() {
    const { country, currency } = this;
    const language = this.language ?? pageLanguage();
    return { ...(country && { country }), ...(currency && { currency }), ...(language && { language }) };
  }

  #open(): void {
    const endpoint = this.endpoint ?? defaultEndpoint();
    const { key } = this;
    const url = parseUrl(endpoint, document.baseURI);
    // A secret key is not sent: it would travel from every visitor's browser.
    if (!key || key.startsWith('sk_') || !url) {
      warnLater(({ warnOfStore }) => warnOfStore(this, key, endpoint));
      return;
    }
    const address = url.href.replace(/\/$/, '');
    this.#shop ??= createShop({
      endpoint: address,
      key,
      region: this.#hint(),
      fetch: watchedFetch(this, key, address, this.fetch),
    });
    this.#shop.start();
    this.#releaseFacts = dispatchChangeEvents(this.#shop, this);
  }

  #rest(): void {
    this.#releaseFacts?.();
    this.#releaseFacts = null;
    this.#shop?.stop();
  }

  #provide = (event: ContextRequestEvent<unknown>): void => {
    if (event.context !== shopContext) return;
    event.stopImmediatePropagation();
    event.callback(this);
  };

  /** Whether an event is for this store: it comes from inside it, or there is no other store. */
  #isMine(event: Event): boolean {
    const above = event.composedPath().find((target) => (target as Element).localName === 'smallshop-store');
    return above ? above === this : connectedStores().size === 1;
  }

  #onRequest = (event: Event): void => {
    const shop = this.#shop;
    if (event.defaultPrevented || !shop || !this.#isMine(event)) return;
    const before = shop.cart.$cart.get();
    handleRequestEvent(shop, event);
    const asked = event as CartRequestEvent<unknown>;
    if (!asked.mutation) return;
    asked.settled = shop.cart
      .settled(asked.mutation)
      .then((result) =>
        this.#say(({ outcomeOf, refusalOf }) =>
          result.ok ? outcomeOf(asked, before, result.cart) : refusalOf(result.error),
        ),
      );
  };

  #sayRegion = (event: RegionChangedEvent): void => {
    if (event.target === this) void this.#say(({ regionOf }) => regionOf(event, this.#strings.language));
  };

  /** What there is to say comes after an answer of the server: its words are fetched by then. */
  async #say(choose: (words: Announcements) => Announcement): Promise<void> {
    const words = await loadAnnouncements().catch(() => null);
    if (!words) return;
    const said = choose(words);
    this.#strings.learn(words.storeStrings);
    if (said) this.announce(this.#strings.text(...said));
  }

  override render() {
    return html`<slot></slot><div role="status">${this.said}</div>`;
  }
}
