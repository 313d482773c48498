import { html, type Markup } from './html.ts';
import type { Language } from './site.ts';
import { storedEntries, type StoredEntry } from './stored.ts';
import { words } from './words.ts';

/** The policy: each entry that the shop may leave in a browser, by the name that its owner finds there. */
export function privacyPage(language: Language): Markup {
  const w = words[language];
  const { necessary, asked } = storedEntries(language);
  return html`
    <article class="band prose">
      <h1>${w.privacyTitle}</h1>
      <p class="lead">${w.privacyLead}</p>
      <h2 id="necessary">${w.privacyNecessary}</h2>
      <p>${w.privacyNecessaryText}</p>
      ${table(language, 'necessary', necessary)}
      <h2 id="asked">${w.privacyAsked}</h2>
      <p>${w.privacyAskedText}</p>
      ${table(language, 'asked', asked)}
      <h2>${w.privacyServer}</h2>
      <p>${w.privacyServerText}</p>
      <h2>${w.privacyChange}</h2>
      <p>${w.privacyChangeText}</p>
      <p><button class="action" type="button" data-smallshop-consent="open">${w.cookies}</button></p>
    </article>`;
}

function table(language: Language, label: string, entries: readonly StoredEntry[]): Markup {
  const w = words[language];
  return html`
      <div class="scroll" tabindex="0" role="region" aria-labelledby="${label}">
        <table>
          <thead><tr>${w.privacyHead.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
          <tbody>${entries.map((entry) => tableRow(language, entry))}</tbody>
        </table>
      </div>`;
}

function tableRow(language: Language, { name, store, purpose, days }: StoredEntry): Markup {
  const cells = [words[language].privacyStores[store ?? 'cookie'], purpose, duration(language, days)];
  return html`<tr><th scope="row"><code>${name}</code></th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}

function duration(language: Language, days: number): string {
  if (days === 0) return words[language].privacySession;
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);
}
