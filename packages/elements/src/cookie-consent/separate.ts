import { html, type TemplateResult } from 'lit';
import type { Category } from './category.ts';
import { overseasCard } from './overseas-card.ts';
import { separateStrings } from './separate.strings.ts';
import { separateStyles } from './separate.styles.ts';
import type { View } from './view.ts';

/** Prepares an element for questions that are asked by themselves; answers what is told before each (PIPL Art. 39). */
export function separate({ host, words }: View): (category: Category) => TemplateResult {
  words.learn(separateStrings);
  host.shadowRoot!.adoptedStyleSheets.push(separateStyles.styleSheet!);
  return ({ description, services }) => html`<div class="told" role="group" tabindex="0" aria-labelledby="ask">
    ${description ? html`<p class="quiet"><bdi>${description}</bdi></p>` : ''}
    ${services.map((service) => html`<p><strong>${service.name}</strong> <bdi class="quiet">${service.purpose}</bdi></p>
      ${service.overseas ? overseasCard(service.overseas, words) : ''}`)}
  </div>`;
}
