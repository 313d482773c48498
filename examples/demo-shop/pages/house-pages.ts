import { html, type Markup } from './html.ts';
import { picture, type Pictures } from './pictures.ts';
import { href, type Language } from './site.ts';
import { words } from './words.ts';

export function aboutPage(language: Language, pictures: Pictures): Markup {
  const w = words[language];
  return html`
    <article class="band prose">
      <h1>${w.aboutTitle}</h1>
      <p class="lead">${w.aboutLead}</p>
      ${picture(pictures, { file: 'about.jpg', alt: '', sizes: '(min-width: 60rem) 44rem, 100vw', eager: true })}
      ${w.aboutParagraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
    </article>`;
}

export function privacyPage(language: Language): Markup {
  const w = words[language];
  return html`
    <article class="band prose">
      <h1>${w.privacyTitle}</h1>
      <p class="lead">${w.privacyLead}</p>
      <h2 id="stored">${w.privacyStored}</h2>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="stored">
        <table>
          <thead><tr>${w.privacyStoredHead.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
          <tbody>${w.privacyStoredRows.map(([what, why, long]) => html`<tr><th scope="row">${what!}</th><td>${why!}</td><td>${long!}</td></tr>`)}</tbody>
        </table>
      </div>
      <h2>${w.privacyServer}</h2>
      <p>${w.privacyServerText}</p>
      <h2>${w.privacyChange}</h2>
      <p>${w.privacyChangeText}</p>
      <p><button class="action" type="button" data-smallshop-consent="open">${w.cookies}</button></p>
    </article>`;
}

export function notFoundPage(language: Language): Markup {
  const w = words[language];
  return html`
    <article class="band prose">
      <h1>${w.notFoundTitle}</h1>
      <p class="lead">${w.notFoundText}</p>
      <p><a class="action" href="${href(language, '/')}">${w.home}</a></p>
    </article>`;
}
