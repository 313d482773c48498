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

export function notFoundPage(language: Language): Markup {
  const w = words[language];
  return html`
    <article class="band prose">
      <h1>${w.notFoundTitle}</h1>
      <p class="lead">${w.notFoundText}</p>
      <p><a class="action" href="${href(language, '/')}">${w.home}</a></p>
    </article>`;
}
