import { html } from 'lit';

/** Of the gallery; `turns` mirrors them where writing runs from right to left. */
export const backIcon = html`<svg class="icon turns" viewBox="0 0 20 20" aria-hidden="true"><path d="m12.5 4-6 6 6 6" /></svg>`;
export const forwardIcon = html`<svg class="icon turns" viewBox="0 0 20 20" aria-hidden="true"><path d="m7.5 4 6 6-6 6" /></svg>`;
