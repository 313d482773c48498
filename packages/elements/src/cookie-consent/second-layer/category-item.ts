import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../internal/format/format.ts';
import { fill } from '../../internal/language/messages.ts';
import { isRequired, knownOf, nameOf, type Category, type Service, type Text, type Words } from '../category.ts';
import { keysOf } from '../decide.ts';
import { overseasCard } from '../separate-consent/overseas-card.ts';
import { hasSeveralRecipients, recipientNames } from '../separate-consent/recipients.ts';
import type { ConsentChoice } from '../../events/consent-events.ts';

export interface Switches {
  readonly words: Words;
  /** Their values, by category and by `category/service`. */
  readonly draft: ConsentChoice;
  toggle(choice: ConsentChoice): void;
}

/** One category: its switch, its purpose and its services with their switches. Empty if all services are disabled. */
export function categoryItem(category: Category, layer: Switches): TemplateResult | typeof nothing {
  const { words } = layer;
  const { text } = words;
  const { id } = category;
  const services = category.services.filter(({ disabled }) => !disabled);
  if (category.services.length > 0 && services.length === 0) return nothing;
  const isAlwaysOn = isRequired(category);
  // One switch must not answer for two recipients.
  const isSeparate = category.separate === true && hasSeveralRecipients(category);
  const keys = services.length ? keysOf(category) : [];
  const on = keys.filter((key) => layer.draft[key]).length;
  const isAllOn = keys.length ? on === keys.length : layer.draft[id] === true;
  // A category's switch sets all its services.
  const turn = (event: Event) =>
    layer.toggle(Object.fromEntries((keys.length ? keys : [id]).map((key) => [key, isOn(event)])));
  const name = html`<span class="name" id="name-${id}">${nameOf(category, text)}</span>`;
  const keyOf = (service: Service) => `${id}/${service.id}`;
  const hasSwitches = !isAlwaysOn && services.length > 1;
  return html`<li class="category" part="category">
    ${
      isAlwaysOn || isSeparate
        ? html`<div class="head">
            ${name} ${isAlwaysOn ? html`<span class="always">${text('alwaysOn')}</span>` : nothing}
          </div>`
        : html`<label class="head">
            ${name}
            <input
              type="checkbox"
              role="switch"
              part="switch"
              aria-labelledby="name-${id}"
              aria-describedby="meaning-${id}"
              .checked=${isAllOn}
              .indeterminate=${on > 0 && !isAllOn}
              @change=${turn}
            />
          </label>`
    }
    <p class="quiet" id="meaning-${id}"><bdi>${meaningOf(category, text)}</bdi></p>
    ${
      services.length === 0
        ? nothing
        : html`<details ?open=${isSeparate}>
      <summary>${fill(words.message('services'), words.shown, { count: services.length })}</summary>
      <ul class="services">${services.map((service) => serviceItem(service, keyOf(service), hasSwitches, layer))}</ul>
    </details>`
    }
  </li>`;
}

const isOn = (event: Event): boolean => (event.target as HTMLInputElement).checked;

function serviceItem(service: Service, key: string, hasSwitch: boolean, layer: Switches): TemplateResult {
  const { words, draft, toggle } = layer;
  const facts = factsOf(service, words);
  return html`<li>
    ${
      hasSwitch
        ? html`<label class="head">
            <strong id="name-${key}">${service.name}</strong>
            <input
              type="checkbox"
              role="switch"
              part="switch"
              aria-labelledby="name-${key}"
              .checked=${draft[key] === true}
              @change=${(event: Event) => toggle({ [key]: isOn(event) })}
            />
          </label>`
        : html`<p><strong>${service.name}</strong></p>`
    }
    <p class="quiet"><bdi>${service.purpose}</bdi></p>
    ${
      facts.length === 0
        ? nothing
        : html`<dl class="facts">
            ${facts.map(([term, fact]) => html`<div><dt>${term}</dt><dd>${fact}</dd></div>`)}
          </dl>`
    }
    ${service.storage.map(
      (item) => html`<p class="stored">
        <code dir="ltr">${item.name}</code> <span class="quiet">${formatDays(item.days, words)}</span>
      </p>`,
    )}
    ${service.overseas ? overseasCard(service.overseas, words) : nothing}
  </li>`;
}

function factsOf(service: Service, { text, shown }: Words): (readonly [string, string])[] {
  const { recipients = [], retention, legalBasis } = service;
  const facts: (readonly [string, string])[] = [];
  if (recipients.length > 0) {
    facts.push([text('recipients'), recipientNames(service, shown)]);
  }
  if (retention) facts.push([text('retention'), formatDuration(retention, shown)]);
  // Required by category in Brazil (ANPD guide, 2022). A notice that has it shows it everywhere.
  if (legalBasis) facts.push([text('legalBasis'), text(legalBasis)]);
  return facts;
}

function meaningOf({ id, description }: Category, text: Text): string {
  const ours = knownOf(id);
  return description || (ours ? text(`${ours}Meaning`) : '');
}

const unit = (count: number, name: string, language: string): string =>
  formatNumber(count, language, { style: 'unit', unit: name, unitDisplay: 'long' });

/** Formats a lifetime: "90 days", "1 year", the session for 0, and an empty text if it is unknown. */
function formatDays(days: number | undefined, { text, shown }: Words): string {
  if (days === undefined) return '';
  if (days <= 0) return text('session');
  return days % 365 === 0 ? unit(days / 365, 'year', shown) : unit(days, 'day', shown);
}

/** Formats an ISO 8601 duration of years, months, weeks and days. Returns any other text unchanged. */
function formatDuration(iso: string, language: string): string {
  const counts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(iso)?.slice(1) ?? [];
  const parts = counts.flatMap((count, at) =>
    count ? [unit(Number(count), ['year', 'month', 'week', 'day'][at]!, language)] : [],
  );
  return parts.join(' ') || iso;
}
