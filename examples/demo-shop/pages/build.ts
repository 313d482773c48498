// Writes the demo shop's pages: `node pages/build.ts OUT PICTURES CDN`, CDN being the folder of the browser build.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '../../../packages/elements/build/manifest.ts';
import { preloadLines } from '../../../packages/elements/build/preload-lines.ts';
import { home } from './home.ts';
import { aboutPage, notFoundPage } from './house-pages.ts';
import type { Markup } from './html.ts';
import { layout, type Assets } from './layout.ts';
import { scalePictures } from './pictures.ts';
import { privacyPage } from './privacy-page.ts';
import { checkoutPage, collectionPage, orderPage, productPage } from './shop-pages.ts';
import { href, languages, readCatalogue, type Page } from './site.ts';
import { words } from './words.ts';

const own = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Copies a file under a name that changes with its content. */
function hashed(file: string, out: string): string {
  const content = readFileSync(file);
  const [stem, extension] = file.split('/').at(-1)!.split('.') as [string, string];
  const name = `${stem}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}.${extension}`;
  writeFileSync(join(out, 'assets', name), content);
  return `/assets/${name}`;
}

const plainText = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 160);

async function build(out: string, from: string, cdn: string): Promise<void> {
  const { collections, products } = readCatalogue();
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, 'assets'), { recursive: true });
  const pictures = await scalePictures(
    ['hero.jpg', 'about.jpg', ...collections.map((collection) => collection.image.file)],
    from,
    join(out, 'assets'),
  );
  copyFileSync(own('art/favicon.svg'), join(out, 'assets/favicon.svg'));
  const manifest = JSON.parse(readFileSync(join(cdn, 'manifest.json'), 'utf8')) as Manifest;
  const assets: Assets = {
    css: hashed(own('style/site.css'), out),
    gated: [
      { category: 'preferences', service: 'recently-viewed', src: hashed(own('gated/recent.js'), out) },
      { category: 'analytics', service: 'page-counts', src: hashed(own('gated/visits.js'), out) },
      { category: 'marketing', service: 'ad-results', src: hashed(own('gated/campaign.js'), out) },
    ],
    logo: readFileSync(own('art/logo.svg'), 'utf8').replace('<svg', '<svg aria-hidden="true"'),
    preloads: (elements) => preloadLines(manifest, elements, '/cdn'),
    origin: new URL(process.env['SMALLSHOP_PUBLIC_URL'] || 'http://127.0.0.1:4600').origin,
  };

  const write = (page: Page, main: Markup, options = {}) => {
    const folder = page.path.endsWith('.html')
      ? href(page.language, page.path)
      : href(page.language, `${page.path}index.html`);
    const file = join(out, folder);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, layout(page, assets, collections, main, options));
  };

  for (const language of languages) {
    const w = words[language];
    const page = (path: string, title: string, description: string): Page => ({ language, path, title, description });
    write(page('/', w.brand, w.heroText), home(language, collections, pictures));
    write(page('/about/', w.about, w.aboutLead), aboutPage(language, pictures));
    write(page('/privacy/', w.privacy, w.privacyLead), privacyPage(language));
    write(page('/checkout/', w.checkout, w.tagline), checkoutPage(language), { plain: true });
    write(page('/order/', w.order, w.tagline), orderPage(language), { plain: true });
    write(page('/404.html', w.notFoundTitle, w.notFoundText), notFoundPage(language));
    for (const collection of collections) {
      const inside = products.filter((product) => product.collections.includes(collection.handle));
      write(
        page(
          `/collections/${collection.handle}/`,
          collection.title[language],
          plainText(collection.descriptionHtml[language]),
        ),
        collectionPage(language, collection, inside),
      );
    }
    for (const product of products) {
      const collection = collections.find((each) => product.collections.includes(each.handle));
      write(
        page(`/products/${product.handle}/`, product.title[language], plainText(product.descriptionHtml[language])),
        productPage(language, product, collection),
      );
    }
  }
}

const [out, pictures, cdn] = process.argv.slice(2);
if (!out || !pictures || !cdn) throw new Error('Usage: node pages/build.ts OUT PICTURES CDN');
await build(out, pictures, cdn);
