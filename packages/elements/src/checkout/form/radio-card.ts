import { html, nothing, type TemplateResult } from 'lit';

export interface RadioCard {
  name: string;
  value: string;
  checked: boolean;
  title: string;
  note?: string;
  aside?: string;
  choose(): void;
}

/** One choice among few, as wide as a thumb. */
export function radioCard({ name, value, checked, title, note, aside, choose }: RadioCard): TemplateResult {
  const noteLine = note ? html`<span class="quiet small">${note}</span>` : nothing;
  return html`<label class="card" part=${checked ? 'choice chosen' : 'choice'}>
    <input type="radio" name=${name} value=${value} .checked=${checked} @change=${choose} />
    <span class="card-words"><span class="card-title">${title}</span>${noteLine}</span>
    ${aside ? html`<span class="card-aside">${aside}</span>` : nothing}
  </label>`;
}
