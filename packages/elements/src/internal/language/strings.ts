import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ShopController } from '../../controllers/shop.ts';
import { StoreController } from '../../controllers/store.ts';
import { directionOf } from '@smallshop/contract/format';
import { locale, matchLocale } from '../../locales/load.ts';
import type { ElementName, Locale } from '../../locales/locale.ts';
import { languageMark, markLanguage, pageLanguage } from './page-language.ts';
import { fill, type Messages, type Values } from './messages.ts';

const hasWords = (language: string): boolean => matchLocale(language) !== 'en' || /^en\b/i.test(language);

/** Direction of the words, not of the requested language: if English is the fallback, it is `ltr`. */
const wordsDirection = (language: string): 'ltr' | 'rtl' => directionOf(matchLocale(language));

/**
 * Words of one element in the shop's present language. Looks them up at render, re-renders on change, and
 * sets `lang` and `dir` on the host if they differ from the page's.
 */
export class LocalizeController<English extends Messages> implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #shops: ShopController;
  #status;
  /** The server has answered about the region once, or could not. */
  #settled = false;
  #element: ElementName;
  #english: Partial<English>;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    shops: ShopController,
    element: ElementName,
    english: Partial<English>,
  ) {
    this.#host = host;
    this.#shops = shops;
    this.#element = element;
    this.#english = english;
    // It changes with every answer about the region.
    this.#status = new StoreController(host, shops, (shop) => shop.region.$status);
    host.addController(this);
  }

  /** Takes in the English of a part that was fetched later. */
  learn(english: Partial<English>): void {
    this.#english = { ...this.#english, ...english };
  }

  /** BCP 47 tag for `Intl`: the page's language until the shopper chooses one, then the shop's. */
  get language(): string {
    const { shop, store } = this.#shops;
    const page = pageLanguage();
    const settled = shop?.region.$region.value?.language ?? store?.language;
    const isChosen = !page || !!store?.language || !!shop?.region.isLanguageChosen();
    if (settled && (isChosen || !hasWords(page) || matchLocale(settled) === matchLocale(page))) return settled;
    return page || 'en';
  }

  get #words(): Locale | null | Promise<Locale | null> {
    return locale(matchLocale(this.language));
  }

  /**
   * False while a language is being fetched; `text` is empty until then, so that English never flashes up. False also
   * until the first answer about the region: it has the formats of prices, so that the first price needs no `Intl`.
   */
  get ready(): boolean {
    this.#settled ||= this.#status.value !== 'loading';
    return this.#settled && !(this.#words instanceof Promise);
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
    const isMarked = host.hasAttribute(languageMark);
    if (!isMarked && (host.hasAttribute('lang') || host.hasAttribute('dir'))) return;
    const { language } = this;
    const page = document.documentElement;
    const isPageLanguage = matchLocale(pageLanguage() ?? 'en') === matchLocale(language);
    // A page in the same language may run in the direction that its author chose.
    const isPageDirection =
      (page.dir || 'ltr') === wordsDirection(language) || (page.dir && isPageLanguage && !this.#shops.store?.language);
    if (!isPageLanguage || !isPageDirection) markLanguage(host, language, wordsDirection(language));
    else if (isMarked) for (const name of [languageMark, 'lang', 'dir']) host.removeAttribute(name);
  }
}
