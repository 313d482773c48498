import { html, nothing, type TemplateResult } from 'lit';
import type { Consent } from '@smallshop/consent';
import { answerButton, answers, type AnswerKind } from './answers.ts';
import { nameOf, type Category, type Words } from '../category.ts';

export interface FirstLayer {
  readonly words: Words;
  readonly consent: Consent;
  /** The categories that are asked about. */
  readonly asked: readonly Category[];
  /** Whether refuse, and whether accept, covers all optional categories. */
  readonly all: readonly [refuse: boolean, accept: boolean];
  readonly policy: string | null;
  /** The disclosure that a separate question requires (PIPL Art. 39), else null. */
  readonly disclosure: TemplateResult | null;
  /** Whether the second layer is open and covers this one. */
  readonly behind: boolean;
  readonly modal: boolean;
  give(kind: AnswerKind): void;
  choose(event: Event): void;
  closed(): void;
}

/** Between the items of a list after a colon. `Intl.ListFormat` would take 40 ms, four times that on a phone. */
const separatorOf = (language: string): string =>
  /^(zh|ja)/.test(language) ? '、' : language.startsWith('ar') ? '، ' : ', ';

/** The question as a sentence. A screen reader announces it when the region appears. */
export function question({ text, shown }: Words, asked: readonly Category[], consent: Consent): string {
  const categories = asked.map((category) => nameOf(category, text)).join(separatorOf(shown));
  if (asked[0]!.separate) return text('askAlone', { categories });
  return (consent.state.decidedAt ? `${text('changed')} ` : '') + text('ask', { categories });
}

/** A region that leaves the page usable, or a modal dialog. */
export function firstLayer({
  words,
  consent,
  asked,
  all,
  policy,
  disclosure,
  modal,
  behind,
  give,
  choose,
  closed,
}: FirstLayer): TemplateResult {
  const { text } = words;
  const inner = html`<div class="card" part="banner">
    <h2 id="ask" class="title" tabindex=${modal ? -1 : nothing} ?autofocus=${modal}>${text('title')}</h2>
    ${consent.state.gpcHonoured ? html`<p class="badge" part="gpc">${text('gpc')}</p>` : nothing}
    <p class="question">${question(words, asked, consent)}</p>
    ${disclosure}
    ${answers([
      answerButton(text(all[0] ? 'refuseAll' : 'refuse'), () => give('refuse')),
      answerButton(text(all[1] ? 'acceptAll' : 'accept'), () => give('accept')),
    ])}
    <p class="more">
      <button type="button" class="link" @click=${choose}>${text('choose')}</button>
      ${policy ? html`<a class="link" href=${policy}>${text('policy')}</a>` : nothing}
    </p>
  </div>`;
  const look = behind ? 'first behind' : 'first';
  return modal
    ? html`<dialog class=${look} ?inert=${behind} aria-labelledby="ask" @cancel=${closed} @close=${closed}>
        ${inner}
      </dialog>`
    : html`<div class=${look} ?inert=${behind} role="region" aria-labelledby="ask" popover="manual">${inner}</div>`;
}
