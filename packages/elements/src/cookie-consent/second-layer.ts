import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentChoice } from '../events/consent-events.ts';
import { answerButton, answers, type AnswerKind } from './answers.ts';
import { formatDays, isRequired, meaningOf, nameOf, type Category, type Text } from './words.ts';

export interface SecondLayer {
  readonly text: Text;
  readonly language: string;
  /** Null while there is no notice. */
  readonly categories: readonly Category[] | null;
  readonly failed: boolean;
  /** Where the switches stand; nothing is decided before an answer. */
  readonly draft: ConsentChoice;
  readonly gpcHonoured: boolean;
  readonly policy: string | null;
  toggle(id: string, on: boolean): void;
  give(kind: AnswerKind): void;
  retry(): void;
  close(): void;
  closed(event: Event): void;
}

export function secondLayer(layer: SecondLayer): TemplateResult {
  const { text, categories, policy } = layer;
  return html`<dialog class="second" aria-labelledby="settle" @cancel=${layer.close} @close=${layer.closed} @click=${(event: Event) => event.target === event.currentTarget && layer.close()}>
    <div class="sheet" part="settings">
      <header>
        <h2 id="settle" class="title" tabindex="-1" autofocus>${text('title')}</h2>
        <button type="button" class="button icon" aria-label=${text('close')} @click=${layer.close}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3.5 3.5 9 9m0-9-9 9" /></svg>
        </button>
      </header>
      ${categories ? choices(layer, categories) : html`<div class="body"><p role="status">${text(layer.failed ? 'unavailable' : 'loading')}</p></div>`}
      ${layer.failed && !categories ? html`<footer>${answers([answerButton(text('retry'), layer.retry)])}</footer>` : nothing}
      ${categories?.some((category) => !isRequired(category))
        ? html`<footer>${answers([
            answerButton(text('refuseAll'), () => layer.give('refuse')),
            answerButton(text('save'), () => layer.give('save')),
            answerButton(text('acceptAll'), () => layer.give('accept')),
          ])}</footer>`
        : nothing}
    </div>
  </dialog>`;

  function choices({ gpcHonoured }: SecondLayer, shown: readonly Category[]): TemplateResult {
    return html`<div class="body">
      <p class="quiet">${text('intro')}${policy ? html` <a class="link" href=${policy}>${text('policy')}</a>` : nothing}</p>
      ${gpcHonoured ? html`<div class="note" part="gpc"><p class="badge">${text('gpc')}</p><p class="quiet">${text('gpcMeaning')}</p></div>` : nothing}
      <ul class="categories">${shown.map((category) => categoryItem(category, layer))}</ul>
    </div>`;
  }
}

function categoryItem(category: Category, { text, language, draft, toggle }: SecondLayer): TemplateResult {
  const { id, services } = category;
  const name = html`<span class="name" id="name-${id}">${nameOf(category, text)}</span>`;
  return html`<li class="category" part="category">
    ${isRequired(category)
      ? html`<div class="head">${name}<span class="always">${text('alwaysOn')}</span></div>`
      : html`<label class="head">${name}<input type="checkbox" role="switch" part="switch" aria-labelledby="name-${id}" aria-describedby="meaning-${id}"
          .checked=${draft[id] === true} @change=${(event: Event) => toggle(id, (event.target as HTMLInputElement).checked)}></label>`}
    <p class="quiet" id="meaning-${id}">${meaningOf(category, text)}</p>
    ${services.length === 0 ? nothing : html`<details>
      <summary>${text('services', { count: services.length })}</summary>
      <ul class="services">${services.map((service) => html`<li>
        <p><strong>${service.name}</strong> <span class="quiet">${service.purpose}</span></p>
        ${service.storage.map((item) => html`<p class="stored"><code dir="ltr">${item.name}</code> <span class="quiet">${formatDays(item.days, language, text)}</span></p>`)}
      </li>`)}</ul>
    </details>`}
  </li>`;
}
