import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createConsent, type Consent, type ConsentOptions, type ConsentState } from '@smallshop/consent';
import type { ConsentNotice } from '@smallshop/contract';
import { ConsentChangedEvent, ConsentReadyEvent } from '../events/consent-events.ts';
import { askedIn, type Place } from './separate-consent/separate-consent-rules.ts';
import { isRequired, type Category } from './category.ts';
import { keysOf } from './decide.ts';
import type { NoticeSource } from './source/notice-source.ts';
import type { SourceController } from './source/source-controller.ts';

type AskingHost = ReactiveControllerHost & HTMLElement & { readonly region: string | null };

interface Question {
  readonly source: NoticeSource;
  readonly language: string;
}

/**
 * The one place where notice and engine come from. Without a notice there is no engine, and without an
 * engine nothing runs: no answer, a broken one and a slow one all leave every script where it is.
 */
export class ConsentController implements ReactiveController {
  readonly #host: AskingHost;
  readonly #sources: SourceController;
  readonly #words: { readonly language: string; readonly shown: string };
  #question: Question | null = null;
  #source: NoticeSource | null = null;
  #release: (() => void) | null = null;
  #categories: readonly Category[] = [];

  /** Null until a notice came. */
  notice: ConsentNotice | null = null;
  consent: Consent | null = null;
  place: Place | null = null;
  /** No notice came, and none is being fetched. */
  failed = false;

  constructor(
    host: AskingHost,
    sources: SourceController,
    words: { readonly language: string; readonly shown: string },
  ) {
    this.#host = host;
    this.#sources = sources;
    this.#words = words;
    host.addController(this);
  }

  /** The notice's categories, as far as the engine understood them. */
  get categories(): readonly Category[] {
    const granted = this.consent?.state.granted ?? {};
    return this.#categories.filter(({ id }) => Object.hasOwn(granted, id));
  }

  /** What can be refused. */
  get optional(): readonly Category[] {
    return this.categories.filter((category) => !isRequired(category) && keysOf(category).length);
  }

  /** What is still to be asked. */
  get pending(): readonly Category[] {
    return this.optional.filter(({ id }) => this.consent!.state.pending.includes(id));
  }

  /** What is asked now. What needs a consent of its own is asked by itself, after the rest. */
  get asked(): readonly Category[] {
    const { pending } = this;
    const together = pending.filter(({ separate }) => !separate);
    return together.length ? together : pending.slice(0, 1).map(this.questionOf);
  }

  /** What of a category with a separate consent is asked at once; `separate.ts` sets it before anything is asked. */
  questionOf = (category: Category): Category => category;

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
    const { source } = this.#sources;
    if (!source || !this.#host.isConnected) return;
    const { language } = this.#words;
    if (source !== this.#question?.source || language !== this.#question.language) void this.#ask({ source, language });
  }

  /** Asks for the notice once more, where none came. */
  retry(): void {
    if (this.failed && this.#question) void this.#ask({ ...this.#question });
  }

  async #ask(question: Question): Promise<void> {
    this.#question = question;
    this.failed = false;
    const { source, language } = question;
    if (this.#source && source !== this.#source) this.#forget();
    // A source that throws is a source that did not answer, and so is one whose rules cannot be fetched.
    const read = await source
      .getNotice(language)
      .then(async (notice) => {
        const { region, categories } = notice!;
        const told = this.#host.region?.toUpperCase();
        const place: Place = {
          code: told || region?.subdivision || region?.country,
          source: told ? 'page' : region?.source,
        };
        return [notice!, place, await askedIn(place, categories)] as const;
      })
      .catch(() => null);
    if (this.#question !== question) return;
    if (read) this.#take(source, ...read);
    else if (!this.consent) {
      this.failed = true;
      source.complain(this.#host);
    }
    this.#host.requestUpdate();
  }

  #take(source: NoticeSource, notice: ConsentNotice, place: Place, categories: readonly Category[]): void {
    const { policyVersion, controller, gpc, hash: noticeHash } = notice;
    const consent = createConsent({
      key: source.key,
      categories,
      policyVersion,
      controller,
      gpc,
      noticeHash,
      region: place.code,
      regionSource: place.source,
      document: this.#host.ownerDocument,
      language: () => this.#words.shown,
      onRecord: (record) => source.record(record, this.notice!),
      // What the notice does not say is undefined, and as good as absent.
    } as ConsentOptions);
    const isFirst = !this.consent;
    this.consent ??= consent;
    // The same question may come in other words. Another question waits for the next page: this one asks one only.
    if (consent.state.revision === this.consent.state.revision) {
      this.notice = notice;
      this.#categories = categories;
    }
    if (!isFirst) return;
    this.#source = source;
    this.place = place;
    this.#listen();
    this.#host.dispatchEvent(new ConsentReadyEvent({ consent }));
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
    this.consent = this.notice = this.#source = null;
  }
}
