import { html, trusted, type Markup } from './html.ts';
import { href, languages, publishableKey, type Collection, type Language, type Page } from './site.ts';
import { words } from './words.ts';

/** What the pages were built with: addresses that change when the file does. */
export interface Assets {
  css: string;
  /** Scripts that wait for consent, by the service they belong to. */
  gated: { category: string; service: string; src: string }[];
  logo: string;
  /** The `modulepreload` lines of the elements with these names. */
  preloads(elements: Iterable<string>): string[];
  /** Origin of the site: search engines follow whole addresses only. */
  origin: string;
}

const other: Record<Language, Language> = { en: 'zh-CN', 'zh-CN': 'en' };

/** The tags that make the page a shop, with the loader in the head. Every page of the site has them. */
function shopTags(language: Language): Markup {
  const at = (path: string) => href(language, path);
  return html`
    <smallshop-store key="${publishableKey}" language="${language}"></smallshop-store>
    <smallshop-cart open-on-add
      product-href="${at('/products/{handle}/')}" checkout-href="${at('/checkout/')}"></smallshop-cart>
    <smallshop-cookie-consent policy-href="${at('/privacy/')}"></smallshop-cookie-consent>`;
}

/** A script that runs after the visitor has allowed its category. */
const gatedScript = ({ category, service, src }: Assets['gated'][number]) =>
  html`<script type="text/plain" data-category="${category}" data-service="${service}" data-src="${src}"></script>`;

/** A whole page around its main part. `plain` leaves out the navigation, so that nothing distracts from paying. */
export function layout(
  page: Page,
  assets: Assets,
  collections: readonly Collection[],
  main: Markup,
  { plain = false } = {},
): string {
  const { language, path } = page;
  const w = words[language];
  const at = (to: string) => href(language, to);
  const link = (to: string, text: string, marksPage = false) =>
    html`<a href="${at(to)}"${marksPage && path === to ? trusted(' aria-current="page"') : ''}>${text}</a>`;
  const body = html`<body${plain ? trusted(' class="plain"') : ''}>
  <a class="skip" href="#main">${w.skip}</a>
  <header>
    ${plain ? '' : html`<p class="notice">${w.notice}</p>`}
    <div class="top">
    <a class="brand" href="${at('/')}" aria-label="${w.brand}">${trusted(assets.logo)}<span>${w.brand}</span></a>
    ${
      plain
        ? html`<a class="back" href="${at('/')}">${w.checkoutBack}</a>`
        : html`
    <nav class="main-nav" aria-label="${w.navigation}">
      ${collections.map(({ handle, title }) => link(`/collections/${handle}/`, title[language], true))}
      ${link('/about/', w.about, true)}
    </nav>
    <div class="tools">
      <a class="language" href="${href(other[language], path)}"
        hreflang="${other[language]}" lang="${other[language]}">${w.otherLanguage}</a>
      <smallshop-cart-button href="${at('/checkout/')}"></smallshop-cart-button>
    </div>`
    }
    </div>
  </header>
  <main id="main" tabindex="-1">${main}</main>
  <footer class="bottom">
    <div class="bottom-inner">
      <div class="colophon">
        <p class="brand">${trusted(assets.logo)}<span>${w.brand}</span></p>
        <p>${w.footerText}</p>
      </div>
      ${
        plain
          ? ''
          : html`
      <nav aria-labelledby="footer-shop"><h2 id="footer-shop">${w.footerShop}</h2>
        ${collections.map(({ handle, title }) => link(`/collections/${handle}/`, title[language]))}
      </nav>`
      }
      <nav aria-labelledby="footer-house"><h2 id="footer-house">${w.footerHouse}</h2>
        <a href="${at('/about/')}">${w.about}</a>
        <a href="${at('/privacy/')}">${w.privacy}</a>
        <button type="button" data-smallshop-consent="open">${w.cookies}</button>
      </nav>
      ${plain ? '' : html`<smallshop-region fields="country currency"></smallshop-region>`}
    </div>
  </footer>
  ${shopTags(language)}
  ${assets.gated.map(gatedScript)}
</body>`;
  const elements = new Set(Array.from(body.text.matchAll(/<smallshop-([\w-]+)/g), ([, name]) => name!));
  return html`<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${page.title === w.brand ? `${w.brand} · ${w.tagline}` : `${page.title} · ${w.brand}`}</title>
  <meta name="description" content="${page.description}">
  <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="${assets.css}">
  ${languages.map((each) => html`<link rel="alternate" hreflang="${each}" href="${assets.origin}${href(each, path)}">`)}
  <script type="module" src="/cdn/smallshop.js"></script>
  ${trusted(assets.preloads(['store', ...elements]).join('\n  '))}
</head>
${body}
</html>
`.text;
}
