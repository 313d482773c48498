import { html, type TemplateResult } from 'lit';
import { answerButton, answers } from '../first-layer/answers.ts';
import { reloadOfferStrings } from './reload-offer.strings.ts';
import type { View } from '../view.ts';

/**
 * After a withdrawal in another tab, scripts run here until the page is reloaded. The reader decides when that is.
 * Returns the render function of the offer.
 */
export function reloadOffer({ host, words }: View): () => TemplateResult {
  const { text } = words;
  words.learn(reloadOfferStrings);
  return () =>
    html`<div class="first" role="region" aria-label=${text('title')} popover="manual">
      <div class="card" part="banner">
        <p>${text('reload')}</p>
        ${answers([answerButton(text('reloadNow'), () => host.reload())])}
      </div>
    </div>`;
}
