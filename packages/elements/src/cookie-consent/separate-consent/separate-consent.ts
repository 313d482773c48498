import { html, type TemplateResult } from 'lit';
import { nameOf, policyOf, type Category, type Service } from '../category.ts';
import { overseasCard } from './overseas-card.ts';
import { hasSeveralRecipients, recipientNames, recipientOf } from './recipients.ts';
import { separateConsentStrings } from './separate-consent.strings.ts';
import { separateConsentStyles } from './separate-consent.styles.ts';
import type { View } from '../view.ts';

/** In this chunk, because only pages with a separate question and pages in Brazil need it. */
export { requireDisclosures } from '@smallshop/consent/regions';

/** Prepares an element for separate questions. Returns the disclosure that comes before each (PIPL Art. 39). */
export function prepareSeparateConsent({ host, words, asking }: View): (category: Category) => TemplateResult {
  words.learn(separateConsentStrings);
  host.shadowRoot!.adoptedStyleSheets.push(separateConsentStyles.styleSheet!);
  asking.questionOf = (category) => {
    const { unanswered } = asking.consent!.state;
    const open = category.services.filter(({ id }) => unanswered.includes(`${category.id}/${id}`));
    const recipient = recipientOf(open[0]);
    const services = open.filter((service) => recipientOf(service) === recipient);
    return {
      ...category,
      services,
      ...(recipient && hasSeveralRecipients(category) && { name: `${nameOf(category, words.text)} (${recipient})` }),
    };
  };
  const recipients = (service: Service) => {
    const contact = policyOf(service.recipients?.[0]?.url);
    return html`<p class="quiet">
      ${words.text('recipients')}: <bdi>${recipientNames(service, words.shown)}</bdi>
      ${contact ? html`<a class="link" href=${contact}>${words.text('contact')}</a>` : ''}
    </p>`;
  };
  return ({ description, services }) => html`<div class="disclosure" role="group" tabindex="0" aria-labelledby="ask">
    ${description ? html`<p class="quiet"><bdi>${description}</bdi></p>` : ''}
    ${services.map(
      (service) => html`<p><strong>${service.name}</strong> <bdi class="quiet">${service.purpose}</bdi></p>
      ${
        service.overseas ? overseasCard(service.overseas, words) : service.recipients?.length ? recipients(service) : ''
      }`,
    )}
  </div>`;
}
