import { html, nothing, type TemplateResult } from 'lit';
import { lazyPart } from '../../internal/lazy/lazy-part.ts';
import { rulesOf, type Place } from '../separate-consent/separate-consent-rules.ts';
import type { Text } from '../category.ts';
import { reopenButtonStyles } from './reopen-button.styles.ts';
import { MissingControlController } from './missing-control-controller.ts';
import type { ReopenController } from './reopen-controller.ts';
import type { View } from '../view.ts';

interface Reopen {
  readonly gpcHonoured: boolean;
  /** Whether its name is visible. */
  readonly named: boolean;
  open(event: Event): void;
}

/** Whether every page must have a link with the text "Your Privacy Choices": 11 CCR §7015, and the strictest rules. */
export const needsLink = (place: Place): boolean => (rulesOf(place) ?? 'US') === 'US';

const shield = html`<svg viewBox="0 0 20 20" aria-hidden="true">
  <path d="M10 2.5c2 1.5 4.2 2.1 6.3 2.2.2 6-1.9 10.3-6.3 12.8C5.6 15 3.5 10.7 3.7 4.7 5.8 4.6 8 4 10 2.5Z" />
  <path d="m7.2 9.9 2 2 3.6-4" />
</svg>`;

/** California's opt-out icon: a pill with a yes half and a no half. */
const pill = html`<svg class="pill" viewBox="0 0 30 14" aria-hidden="true">
  <rect x=".75" y=".75" width="28.5" height="12.5" rx="6.25" />
  <path class="half" d="M17.5.75h5.5a6.25 6.25 0 0 1 0 12.5h-8.5z" />
  <path d="m6.5 7.2 2 2.1 3.8-4.4" />
  <path class="no" d="m19.7 4.9 4.2 4.2m0-4.2-4.2 4.2" />
</svg>`;

/** The small button that reopens the choices. California requires it to show that an opt-out signal is honoured. */
const reopenButton = (text: Text, { gpcHonoured, named, open }: Reopen): TemplateResult => {
  const label = gpcHonoured ? `${text('gpc')}. ${text('title')}` : text('title');
  return html`<button
    type="button"
    class="reopen"
    part="reopen"
    aria-haspopup="dialog"
    aria-label=${label}
    @click=${open}
  >
    ${named ? pill : shield}
    ${gpcHonoured ? html`<span part="gpc">${text('gpc')}</span>` : ''}
    ${named ? html`<span>${text('title')}</span>` : ''}
  </button>`;
};

/** Prepares what the element shows once the question is answered. Returns its render function. */
export function answeredView(view: View, reopen: ReopenController): () => TemplateResult | typeof nothing {
  const { host, words, asking } = view;
  const { text } = words;
  const reloadOffer = lazyPart(host, async () => (await import('./reload-offer.ts')).reloadOffer(view));
  host.shadowRoot!.adoptedStyleSheets.push(reopenButtonStyles.styleSheet!);
  new MissingControlController(host, reopen);
  return () => {
    const { reloadNeeded, gpcHonoured } = asking.consent!.state;
    const offer = reloadNeeded && reloadOffer()?.();
    if (offer) return offer;
    const named = needsLink(asking.place!);
    // California prescribes the text of the link. A control of the page may have another text.
    if (reopen.pageHasControl && !gpcHonoured && !named) return nothing;
    return reopenButton(text, { gpcHonoured, named, open: ({ currentTarget }) => host.show(currentTarget) });
  };
}
