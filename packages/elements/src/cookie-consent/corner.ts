import { html, type TemplateResult } from 'lit';
import { answerButton, answers } from './answers.ts';
import type { Text } from './category.ts';

/** The small button that stays: the way back, and the place where California wants an honoured signal shown. */
export const reopenButton = (text: Text, gpcHonoured: boolean, open: (event: Event) => void): TemplateResult =>
  html`<button type="button" class="reopen" part="reopen" aria-haspopup="dialog" aria-label=${gpcHonoured ? `${text('gpc')}. ${text('title')}` : text('title')} @click=${open}>
    <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 2.5c2 1.5 4.2 2.1 6.3 2.2.2 6-1.9 10.3-6.3 12.8C5.6 15 3.5 10.7 3.7 4.7 5.8 4.6 8 4 10 2.5Z" /><path d="m7.2 9.9 2 2 3.6-4" /></svg>
    ${gpcHonoured ? html`<span part="gpc">${text('gpc')}</span>` : ''}
  </button>`;

/** Taken back in another tab, what runs in this one ends with the page; when, is for its reader to say. */
export const reloadOffer = (text: Text, reload: () => void): TemplateResult =>
  html`<div class="first" role="region" aria-label=${text('title')} popover="manual">
    <div class="card" part="banner">
      <p>${text('reload')}</p>
      ${answers([answerButton(text('reloadNow'), reload)])}
    </div>
  </div>`;
