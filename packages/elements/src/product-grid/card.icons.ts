import { html } from 'lit';

/** 20 × 20, drawn with the text's colour. Decorative: the control around them has the name. */
export const plusIcon = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 4v12M4 10h12" /></svg>`;
export const choicesIcon = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M3 6.5h7m4 0h3M3 13.5h3m4 0h7" /><circle cx="12" cy="6.5" r="1.9" /><circle cx="8" cy="13.5" r="1.9" /></svg>`;
