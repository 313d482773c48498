import { html, type TemplateResult } from 'lit';

export type AnswerKind = 'accept' | 'refuse' | 'save';

/**
 * The one template of every answer. Yes and no are the same control under the same part name, so that
 * no token and no `::part()` rule can reach one of them without the other.
 */
export const answerButton = (words: string, give: () => void): TemplateResult =>
  html`<button type="button" class="answer" part="answer" @click=${give}><span>${words}</span></button>`;

export const answers = (buttons: readonly TemplateResult[]): TemplateResult =>
  html`<div class="answers">${buttons}</div>`;
