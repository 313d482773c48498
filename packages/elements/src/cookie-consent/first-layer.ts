import { html, nothing, type TemplateResult } from 'lit';
import { formatList } from '../internal/format-names.ts';
import { answerButton, answers, type AnswerKind } from './answers.ts';
import { nameOf, type Category, type Text } from './words.ts';

export interface FirstLayer {
  readonly text: Text;
  readonly language: string;
  /** What is asked now. */
  readonly asked: readonly Category[];
  /** Some of what could be asked has been answered before. */
  readonly again: boolean;
  /** Everything that can be refused is asked. */
  readonly whole: boolean;
  readonly gpcHonoured: boolean;
  readonly policy: string | null;
  /** The second layer lies over it. */
  readonly behind: boolean;
  readonly modal: boolean;
  give(kind: AnswerKind): void;
  choose(event: Event): void;
  closed(): void;
}

/** What is asked, in a sentence; also what a screen reader is told when the region appears. */
export const question = ({ asked, again, language, text }: Pick<FirstLayer, 'asked' | 'again' | 'language' | 'text'>): string =>
  `${again ? `${text('changed')} ` : ''}${text('ask', { categories: formatList(asked.map((category) => nameOf(category, text)), language) })}`;

/** A region that leaves the page usable, or a dialog in front of it. */
export function firstLayer(layer: FirstLayer): TemplateResult {
  const { text, whole, policy, modal, behind, give } = layer;
  const inner = html`<div class="card" part="banner">
    <h2 id="ask" class="title" tabindex=${modal ? -1 : nothing} ?autofocus=${modal}>${text('title')}</h2>
    ${layer.gpcHonoured ? html`<p class="badge" part="gpc">${text('gpc')}</p>` : nothing}
    <p class="question">${question(layer)}</p>
    ${answers([
      answerButton(text(whole ? 'refuseAll' : 'refuse'), () => give('refuse')),
      answerButton(text(whole ? 'acceptAll' : 'accept'), () => give('accept')),
    ])}
    <p class="more">
      <button type="button" class="link" @click=${layer.choose}>${text('choose')}</button>
      ${policy ? html`<a class="link" href=${policy}>${text('policy')}</a>` : nothing}
    </p>
  </div>`;
  const look = behind ? 'first behind' : 'first';
  return modal
    ? html`<dialog class=${look} aria-labelledby="ask" @cancel=${layer.closed} @close=${layer.closed}>${inner}</dialog>`
    : html`<div class=${look} role="region" aria-labelledby="ask" popover="manual">${inner}</div>`;
}
