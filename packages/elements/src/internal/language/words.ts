import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { matchIn } from '../../locales/match.ts';
import { languageMark, markLanguage } from './page-language.ts';
import type { Message, Messages, Translation } from './messages.ts';

type Loaders<Words> = Record<string, () => Promise<{ default: Words }>>;

/**
 * The words of an element that also works on a page without a shop. English is bundled; other languages are loaded.
 * Marks the host with their language and direction, unless its author has.
 */
export class WordsController<English extends Messages> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #loaders: Loaders<Translation<English>>;
  readonly #requested: () => string | null | undefined;
  #english: Partial<English>;
  #name = 'en';
  #words: Partial<Translation<English>> | null = null;

  /** False while a language is being fetched, so that English never flashes up. */
  ready = true;

  /** @param requested Returns the language to use; without one, the page's. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    english: Partial<English>,
    loaders: Loaders<Translation<English>>,
    requested: () => string | null | undefined,
  ) {
    this.#host = host;
    this.#english = english;
    this.#loaders = loaders;
    this.#requested = requested;
    host.addController(this);
  }

  /** BCP 47 tag of the requested language. */
  get language(): string {
    return this.#requested() || document.documentElement.lang || 'en';
  }

  /** BCP 47 tag of the shown language. English, if the requested language has no texts. */
  get shown(): string {
    return this.#words ? this.language : 'en';
  }

  /** Takes in the English of a part that was fetched later. */
  learn(english: Partial<English>): void {
    this.#english = { ...this.#english, ...english };
  }

  message(key: keyof English & string): Message {
    return this.#words?.[key] ?? this.#english[key] ?? '';
  }

  /** The sentence for a key, with its `{places}` filled. */
  readonly text = (key: keyof English & string, values: Record<string, string> = {}): string =>
    String(this.message(key)).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

  hostUpdate(): void {
    const host = this.#host;
    const name = matchIn(Object.keys(this.#loaders), this.language);
    if (name !== this.#name) void this.#fetch(name);
    if (!host.hasAttribute(languageMark) && (host.hasAttribute('lang') || host.hasAttribute('dir'))) return;
    markLanguage(host, this.shown, this.shown.startsWith('ar') ? 'rtl' : 'ltr');
  }

  async #fetch(name: string): Promise<void> {
    this.#name = name;
    this.ready = false;
    // Words that cannot be fetched are no reason not to ask: it is asked in English.
    const words = await this.#loaders[name]?.().catch(() => null);
    if (this.#name !== name) return;
    this.#words = words?.default ?? null;
    this.ready = true;
    this.#host.requestUpdate();
  }
}
