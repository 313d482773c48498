import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentChoice } from '../../events/consent-events.ts';
import { answerButton, answers } from '../first-layer/answers.ts';
import { policyOf } from '../category.ts';
import { needsLink } from '../reopen/reopen-button.ts';
import { reopenButtonStyles } from '../reopen/reopen-button.styles.ts';
import { categoryItem } from './category-item.ts';
import { keysOf } from '../decide.ts';
import { separateConsentStrings } from '../separate-consent/separate-consent.strings.ts';
import { separateConsentStyles } from '../separate-consent/separate-consent.styles.ts';
import { secondLayerStrings } from './second-layer.strings.ts';
import { secondLayerStyles } from './second-layer.styles.ts';
import type { View } from '../view.ts';
import { isPending } from '../records/pending-record.ts';

/** Prepares the second layer of an element. Returns its render function. */
export function secondLayer(view: View): () => TemplateResult {
  const { host, words, asking, sources } = view;
  const { text } = words;
  words.learn({ ...secondLayerStrings, ...separateConsentStrings });
  host.shadowRoot!.adoptedStyleSheets.push(
    reopenButtonStyles.styleSheet!,
    secondLayerStyles.styleSheet!,
    separateConsentStyles.styleSheet!,
  );
  /** Switches that the shopper changed while it is open. Nothing is decided before an answer. */
  let changed: ConsentChoice = {};
  /** When it was opened, comparable with an event's `timeStamp`. */
  let openedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const toggle = (choice: ConsentChoice): void => {
    changed = { ...changed, ...choice };
    host.requestUpdate();
  };
  const done = (): void => {
    changed = {};
    view.close();
  };
  // The event is asynchronous: a new dialog may be open by then.
  const closed = ({ currentTarget }: Event): void => {
    if (currentTarget === host.shadowRoot!.querySelector('.second')) done();
  };
  const clickedOutside = ({ target, currentTarget, timeStamp }: Event): void => {
    // Ignores the second click of a double click on the control that opened it.
    if (target === currentTarget && timeStamp - openedAt > 500) done();
  };
  const retry = (): void => {
    asking.retry();
    host.requestUpdate();
  };

  const choices = (draft: ConsentChoice): TemplateResult => {
    const { notice, consent } = asking;
    const { gpcHonoured, recordId } = consent!.state;
    const controller = notice?.controller;
    const policy = policyOf(host.policyHref ?? notice?.policyUrl);
    const isWaiting = recordId !== null && isPending(recordId);
    // The receipt can be downloaded once the server has the record, which may arrive while the layer is open.
    clearTimeout(timer);
    if (isWaiting) timer = setTimeout(() => host.requestUpdate(), 500);
    const records = sources.source?.records;
    const receipt = recordId && !isWaiting && records && `${records.replace(/\/$/, '')}/${recordId}/receipt`;
    return html`<div class="body">
      <p class="quiet">
        ${text('intro')} ${controller ? text('controller', { name: controller.name }) : nothing}
        ${policy ? html`<a class="link" href=${policy}>${text('policy')}</a>` : nothing}
      </p>
      ${
        gpcHonoured
          ? html`<div class="note" part="gpc">
              <p class="badge">${text('gpc')}</p>
              <p class="quiet">${text('gpcMeaning')}</p>
            </div>`
          : nothing
      }
      ${needsLink(asking.place!) ? html`<p class="quiet opt-out">${text('optOut')}</p>` : nothing}
      <ul class="categories">
        ${asking.categories.map((category) => categoryItem(category, { words, draft, toggle }))}
      </ul>
      ${
        receipt
          ? html`<p class="receipt">
              <a class="link" part="receipt" href=${receipt} download="consent-receipt.jsonld">${text('receipt')}</a>
            </p>`
          : nothing
      }
    </div>`;
  };

  return () => {
    const { consent, failed, optional } = asking;
    if (!host.shadowRoot!.querySelector('.second')) openedAt = performance.now();
    const draft = { ...consent?.state.granted, ...consent?.state.services, ...changed };
    const give = (kind: 'accept' | 'refuse' | 'save') => {
      const choice =
        kind === 'save'
          ? optional.flatMap(keysOf).map((key) => [key, draft[key] === true])
          : optional.map(({ id }) => [id, kind === 'accept']);
      view.answer(kind, Object.fromEntries(choice), 'second');
      changed = {};
    };
    return html`<dialog
      class="second"
      aria-labelledby="settle"
      @cancel=${done}
      @close=${closed}
      @click=${clickedOutside}
    >
      <div class="sheet" part="settings">
        <header>
          <h2 id="settle" class="title" tabindex="-1" autofocus>${text('title')}</h2>
          <button type="button" class="close" aria-label=${text('close')} @click=${done}>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3.5 3.5 9 9m0-9-9 9" /></svg>
          </button>
        </header>
        ${
          consent
            ? choices(draft)
            : html`<div class="body"><p role="status">${text(failed ? 'unavailable' : 'loading')}</p></div>`
        }
        ${!consent && failed ? html`<footer>${answers([answerButton(text('retry'), retry)])}</footer>` : nothing}
        ${
          optional.length
            ? html`<footer>${answers([
                answerButton(text('refuseAll'), () => give('refuse')),
                answerButton(text('save'), () => give('save')),
                // Accepting everything does not grant a separate consent.
                answerButton(text(optional.some(({ separate }) => separate) ? 'accept' : 'acceptAll'), () =>
                  give('accept'),
                ),
              ])}</footer>`
            : nothing
        }
      </div>
    </dialog>`;
  };
}
