import { html, trusted, type Markup } from './html.ts';
import { href, type Collection, type Language, type Product } from './site.ts';
import { words } from './words.ts';

const crumbs = (language: Language, trail: readonly (readonly [string, string])[], here: string) => html`
  <nav class="crumbs" aria-label="${words[language].breadcrumb}">
    <a href="${href(language, '/')}">${words[language].home}</a>
    ${trail.map(([title, path]) => html`<a href="${href(language, path)}">${title}</a>`)}
    <span aria-current="page">${here}</span>
  </nav>`;

/** The list inside the grid is what a reader without JavaScript sees; the element takes its place. */
export function collectionPage(language: Language, collection: Collection, products: readonly Product[]): Markup {
  return html`
    <section class="band page-head">
      ${crumbs(language, [], collection.title[language])}
      <h1>${collection.title[language]}</h1>
      <div class="lead">${trusted(collection.descriptionHtml[language])}</div>
    </section>
    <section class="band flush">
      <smallshop-product-grid collection="${collection.handle}" page-size="12" heading-level="2"
        product-href="${href(language, '/products/{handle}/')}">
        <ul class="fallback">${products.map(
          ({ handle, title }) =>
            html`<li><a href="${href(language, `/products/${handle}/`)}">${title[language]}</a></li>`,
        )}</ul>
      </smallshop-product-grid>
    </section>`;
}

export function productPage(language: Language, product: Product, collection: Collection | undefined): Markup {
  const w = words[language];
  const trail = collection ? [[collection.title[language], `/collections/${collection.handle}/`] as const] : [];
  return html`
    <section class="band">
      ${crumbs(language, trail, product.title[language])}
      <smallshop-product handle="${product.handle}" heading-level="1">
        <div class="fallback"><h1>${product.title[language]}</h1>${trusted(product.descriptionHtml[language])}</div>
      </smallshop-product>
    </section>
    ${
      collection
        ? html`
    <section class="band">
      <div class="band-head"><h2>${w.also}</h2><a class="more"
        href="${href(language, `/collections/${collection.handle}/`)}">${collection.title[language]}</a></div>
      <smallshop-product-grid collection="${collection.handle}" exclude="${product.handle}" page-size="4" hide-more
        product-href="${href(language, '/products/{handle}/')}"></smallshop-product-grid>
    </section>`
        : ''
    }`;
}

export function checkoutPage(language: Language): Markup {
  return html`
    <section class="band page-head"><h1>${words[language].checkout}</h1></section>
    <section class="band flush"><smallshop-checkout
      order-href="${href(language, '/order/')}" shop-href="${href(language, '/')}"></smallshop-checkout></section>`;
}

export function orderPage(language: Language): Markup {
  return html`
    <section class="band page-head"><h1>${words[language].order}</h1></section>
    <section class="band flush"><smallshop-order shop-href="${href(language, '/')}"></smallshop-order></section>`;
}
