import { html, type TemplateResult } from 'lit';

/** The cross with which a code or a gift card is taken out of its chip. */
export const chipRemove = (
  part: 'code-remove' | 'gift-card-remove',
  label: string,
  remove: () => void,
): TemplateResult =>
  html`<button type="button" part=${part} aria-label=${label} @click=${remove}>
    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4.5 4.5 7 7m0-7-7 7" /></svg>
  </button>`;
