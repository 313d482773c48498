import { html } from 'lit';

/** 20 × 20, drawn with the text's colour. Decorative: the control around them has the name. */
export const checkIcon = html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
  <path d="m4.5 10.5 3.5 3.5 7.5-8" />
</svg>`;
