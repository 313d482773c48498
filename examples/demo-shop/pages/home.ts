import { html, type Markup } from './html.ts';
import { picture, type Pictures } from './pictures.ts';
import { href, type Collection, type Language } from './site.ts';
import { words } from './words.ts';

export function home(language: Language, collections: readonly Collection[], pictures: Pictures): Markup {
  const w = words[language];
  const at = (path: string) => href(language, path);
  const product = at('/products/{handle}/');
  return html`
    <section class="hero">
      ${picture(pictures, { file: 'hero.jpg', alt: '', sizes: '100vw', eager: true })}
      <div class="hero-words">
        <p class="kicker">${w.heroKicker}</p>
        <h1>${w.heroTitle}</h1>
        <p class="lead">${w.heroText}</p>
        <a class="action" href="${at('/collections/tea/')}">${w.heroAction}</a>
      </div>
    </section>
    <section class="band">
      <h2>${w.collections}</h2>
      <ul class="tiles">
        ${collections.map(
          (collection) => html`<li><a class="tile" href="${at(`/collections/${collection.handle}/`)}">
          ${picture(pictures, { file: collection.image.file, alt: '', sizes: '(min-width: 60rem) 25vw, 50vw' })}
          <span>${collection.title[language]}</span></a></li>`,
        )}
      </ul>
    </section>
    <section class="band">
      <div class="band-head"><div><h2>${w.favourites}</h2><p>${w.favouritesText}</p></div><a class="more"
        href="${at('/collections/tea/')}">${w.allTea}</a></div>
      <smallshop-product-grid collection="tea" page-size="4" hide-more
        product-href="${product}"></smallshop-product-grid>
    </section>
    <section class="story">
      ${picture(pictures, { file: 'about.jpg', alt: '', sizes: '(min-width: 60rem) 50vw, 100vw' })}
      <div><h2>${w.storyTitle}</h2><p>${w.storyText}</p><a class="more"
        href="${at('/about/')}">${w.storyAction}</a></div>
    </section>
    <section class="band">
      <div class="band-head"><div><h2>${w.latest}</h2><p>${w.latestText}</p></div></div>
      <smallshop-product-grid sort="newest" page-size="8" product-href="${product}"></smallshop-product-grid>
    </section>
    <section class="band" id="recent" hidden>
      <h2>${w.recent}</h2>
      <ul class="recent"></ul>
    </section>
    <section class="band promises">
      ${w.promises.map(([title, text]) => html`<div><h3>${title!}</h3><p>${text!}</p></div>`)}
    </section>`;
}
