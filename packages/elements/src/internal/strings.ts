import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShopController } from '../controllers/shop.ts';
import { StoreController } from '../controllers/store.ts';
import { locale, matchLocale } from '../locales/load.ts';
import type { ElementName, Locale } from '../locales/locale.ts';
import { fill, type Messages, type Values } from './messages.ts';

/** Of the words, not of the language asked for: where English stands in, it runs as English does. */
const directionOf = (language: string): 'ltr' | 'rtl' => (matchLocale(language) === 'ar' ? 'rtl' : 'ltr');

/**
 * Words of one element in the shop's present language. Looks them up at render, re-renders on change, and
 * marks the host with `lang` and `dir` where they differ from the page's.
 */
export class StringsController<English extends Messages> implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #shops: ShopController;
  #region;
  #element: ElementName;
  #english: Partial<English>;
  #marked = false;

  constructor(host: ReactiveControllerHost & HTMLElement, shops: ShopController, element: ElementName, english: Partial<English>) {
    this.#host = host;
    this.#shops = shops;
    this.#element = element;
    this.#english = english;
    this.#region = new StoreController(host, shops, (shop) => shop.region.$region);
    host.addController(this);
  }

  /** Takes in the English of a part that was fetched later. */
  learn(english: Partial<English>): void {
    this.#english = { ...this.#english, ...english };
  }

  /** BCP 47 tag for `Intl`: the shop's language, else what the store asks for, else the page's. */
  get language(): string {
    return this.#region.value?.language ?? this.#shops.store?.language ?? (document.documentElement.lang || 'en');
  }

  get #words(): Locale | null | Promise<Locale | null> {
    return locale(matchLocale(this.language));
  }

  /** False while a language is being fetched; `text` is empty until then, so that English never flashes up. */
  get ready(): boolean {
    return !(this.#words instanceof Promise);
  }

  /** The sentence for a key; `count` chooses the plural. */
  text(key: keyof English & string, values?: Values): string {
    const words = this.#words;
    if (words instanceof Promise) return '';
    const message = (words?.[this.#element] as Messages | undefined)?.[key] ?? this.#english[key] ?? '';
    return fill(message, words ? this.language : 'en', values);
  }

  hostUpdate(): void {
    const words = this.#words;
    if (words instanceof Promise) void words.then(() => this.#host.requestUpdate());
    this.#mark();
  }

  #mark(): void {
    const host = this.#host;
    if (!this.#marked && (host.hasAttribute('lang') || host.hasAttribute('dir'))) return;
    const page = document.documentElement;
    const differs = matchLocale(page.lang || 'en') !== matchLocale(this.language) || (page.dir || 'ltr') !== directionOf(this.language);
    if (differs) {
      host.lang = this.language;
      host.dir = directionOf(this.language);
    } else if (this.#marked) {
      host.removeAttribute('lang');
      host.removeAttribute('dir');
    }
    this.#marked = differs;
  }
}
