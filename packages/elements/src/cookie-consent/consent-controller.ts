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

interface NoticeRequest {
  readonly source: NoticeSource;
  readonly language: string;
}

/**
 * Reads the notice and creates the consent engine. Without a notice there is no engine, and without an engine no
 * script runs: this covers an answer that is missing, broken or slow.
 */
export class ConsentController implements ReactiveController {
  readonly #host: AskingHost;
  readonly #sources: SourceController;
  readonly #words: { readonly language: string; readonly shown: string };
  #request: NoticeRequest | null = null;
  #source: NoticeSource | null = null;
  #release: (() => void) | null = null;
  #categories: readonly Category[] = [];

  /** Null until a notice was read. */
  notice: ConsentNotice | null = null;
  consent: Consent | null = null;
  place: Place | null = null;
  /** The notice could not be read, and no request for it is running. */
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

  /** The notice's categories that the engine could read. */
  get categories(): readonly Category[] {
    const granted = this.consent?.state.granted ?? {};
    return this.#categories.filter(({ id }) => Object.hasOwn(granted, id));
  }

  /** Categories that can be refused. */
  get optional(): readonly Category[] {
    return this.categories.filter((category) => !isRequired(category) && keysOf(category).length);
  }

  /** Categories that have no answer yet. */
  get pending(): readonly Category[] {
    return this.optional.filter(({ id }) => this.consent!.state.pending.includes(id));
  }

  /** Categories that are asked about now. Each separate consent is a question of its own, after the others. */
  get asked(): readonly Category[] {
    const { pending } = this;
    const together = pending.filter(({ separate }) => !separate);
    return together.length ? together : pending.slice(0, 1).map(this.questionOf);
  }

  /** Returns the part of a category that one separate question covers. `separate-consent.ts` sets it. */
  questionOf = (category: Category): Category => category;

  hostConnected(): void {
    this.#listen();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    // The notice is read again when the element is back: an answer that arrives meanwhile is ignored.
    this.#request = null;
    this.#stop();
  }

  hostUpdate(): void {
    const { source } = this.#sources;
    if (!source || !this.#host.isConnected) return;
    const { language } = this.#words;
    if (source !== this.#request?.source || language !== this.#request.language) void this.#ask({ source, language });
  }

  /** Requests the notice again if it could not be read. */
  retry(): void {
    if (this.failed && this.#request) void this.#ask({ ...this.#request });
  }

  async #ask(request: NoticeRequest): Promise<void> {
    this.#request = request;
    this.failed = false;
    const { source, language } = request;
    if (this.#source && source !== this.#source) this.#reset();
    // A source that throws, and rules that cannot be loaded, count as no notice.
    const read = await source
      .getNotice(language)
      .then(async (notice) => {
        const { region, categories } = notice!;
        const ofPage = this.#host.region?.toUpperCase();
        const place: Place = {
          code: ofPage || region?.subdivision || region?.country,
          source: ofPage ? 'page' : region?.source,
        };
        return [notice!, place, await askedIn(place, categories)] as const;
      })
      .catch(() => null);
    if (this.#request !== request) return;
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
      // Fields that the notice does not have are undefined, which the engine treats as absent.
    } as ConsentOptions);
    const isFirst = !this.consent;
    this.consent ??= consent;
    // The same revision in another language replaces the texts. Another revision waits for the next page.
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
    const onState = ({ granted, recordId }: ConsentState) => {
      const next = JSON.stringify([granted, recordId]);
      const isChange = known !== '' && known !== next;
      known = next;
      if (isChange) this.#host.dispatchEvent(new ConsentChangedEvent({ categories: { ...granted } }));
      this.#host.requestUpdate();
    };
    const unsubscribe = consent.subscribe(onState);
    consent.start();
    this.#release = () => {
      unsubscribe();
      consent.stop();
    };
  }

  #stop(): void {
    this.#release?.();
    this.#release = null;
  }

  #reset(): void {
    this.#stop();
    this.consent = this.notice = this.#source = null;
  }
}
