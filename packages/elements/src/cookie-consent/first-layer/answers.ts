import { html, type TemplateResult } from 'lit';

export type AnswerKind = 'accept' | 'refuse' | 'save';

/**
 * The template of every answer. Accept and refuse are the same control with the same part name, so that no token and
 * no `::part()` rule applies to only one of them.
 */
export const answerButton = (words: string, give: () => void): TemplateResult =>
  html`<button type="button" class="answer" part="answer" @click=${give}><span>${words}</span></button>`;

export const answers = (buttons: readonly TemplateResult[]): TemplateResult =>
  html`<div class="answers">${buttons}</div>`;
