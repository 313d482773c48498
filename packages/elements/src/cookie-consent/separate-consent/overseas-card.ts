import { html, type TemplateResult } from 'lit';
import { displayName } from '../../internal/format/format-names.ts';
import type { Category, Words } from '../category.ts';

export type Overseas = NonNullable<Category['services'][number]['overseas']>;

/** The recipient abroad, with the facts that must be disclosed before a consent in China (PIPL Art. 39). */
export function overseasCard(overseas: Overseas, { text, shown }: Words): TemplateResult {
  const facts = [
    [text('recipient'), `${overseas.recipient} (${displayName('region', overseas.country, shown)})`],
    [text('contact'), overseas.contact],
    [text('purpose'), overseas.purpose],
    [text('method'), overseas.method],
    [text('dataTypes'), overseas.dataTypes],
    [text('rights'), overseas.rights],
  ];
  return html`<div class="overseas" part="overseas" role="group" aria-label=${text('overseas')}>
    <p class="name">${text('overseas')}</p>
    <dl class="facts">${facts
      .filter(([, fact]) => fact)
      .map(([term, fact]) => html`<div><dt>${term}</dt><dd><bdi>${fact}</bdi></dd></div>`)}</dl>
  </div>`;
}
