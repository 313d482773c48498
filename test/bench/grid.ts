import { openBrowser } from '../e2e/support/browser.ts';
import { demoKey, startShop } from '../e2e/support/shop.ts';
import { compare } from './ratio.ts';

/** 24 cards by `<smallshop-product-grid>` beside 24 cards by code written for that page, both from the same answer. */
export async function gridBench() {
  const [shop, browser] = [await startShop(), await openBrowser()];
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await page.goto(`${shop.url}/about/`);
  await page.evaluate(async () => {
    // Everything is loaded before the first round: what counts is the drawing.
    const warm = document.createElement('smallshop-product-grid');
    document.querySelector('main')!.replaceChildren(warm);
    await customElements.whenDefined('smallshop-product-grid');
  });
  let round = 0;
  const elements = () =>
    page.evaluate(
      async (sort) => {
        const main = document.querySelector('main')!;
        main.replaceChildren();
        const grid = document.createElement('smallshop-product-grid');
        grid.setAttribute('page-size', '24');
        // Another search each time, so that no round finds the answer of the last.
        grid.setAttribute('search', sort);
        const started = performance.now();
        main.append(grid);
        await new Promise<void>((resolve) => {
          const look = () =>
            (grid.shadowRoot?.querySelectorAll('[part~="card"]').length ?? 0) === 24
              ? resolve()
              : requestAnimationFrame(look);
          look();
        });
        void main.offsetHeight;
        return performance.now() - started;
      },
      ' '.repeat(++round % 60),
    );
  const byHand = () =>
    page.evaluate(
      async ([key, sort]) => {
        const main = document.querySelector('main')!;
        main.replaceChildren();
        const started = performance.now();
        interface Card {
          handle: string;
          title: string;
          images: { url: string; alt: string; width: number; height: number; template: string; widths: number[] }[];
          priceRange: { min: { amount: number; currency: string } };
        }
        const answer = await fetch(`/v1/products?limit=24&search=${encodeURIComponent(sort!)}`, {
          headers: { authorization: `Bearer ${key}` },
        });
        const { items } = (await answer.json()) as { items: Card[] };
        const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' });
        const list = document.createElement('ul');
        for (const { handle, title, images, priceRange } of items) {
          const card = document.createElement('li');
          const picture = document.createElement('picture');
          for (const format of ['avif', 'webp']) {
            const source = document.createElement('source');
            source.type = `image/${format}`;
            source.srcset = images[0]!.widths
              .map(
                (width) =>
                  `${images[0]!.template.replace('{width}', String(width)).replace('{format}', format)} ${width}w`,
              )
              .join();
            source.sizes = '25vw';
            picture.append(source);
          }
          const image = new Image(images[0]!.width, images[0]!.height);
          image.alt = images[0]!.alt;
          image.loading = 'lazy';
          image.src = images[0]!.url;
          picture.append(image);
          const link = document.createElement('a');
          link.href = `/products/${handle}/`;
          link.textContent = title;
          const heading = document.createElement('h3');
          heading.append(link);
          const price = document.createElement('p');
          price.textContent = money.format(priceRange.min.amount / 100);
          const button = document.createElement('button');
          button.textContent = 'Add';
          button.onclick = () => undefined;
          card.append(picture, heading, price, button);
          list.append(card);
        }
        main.append(list);
        await new Promise(requestAnimationFrame);
        void main.offsetHeight;
        return performance.now() - started;
      },
      [demoKey, ' '.repeat(++round % 60)] as const,
    );
  const result = await compare(25, elements, byHand);
  await browser.close();
  await shop.close();
  return { name: 'grid of 24 cards ÷ hand-written DOM', unit: 'ms to drawn', target: 'at most 1.3', ...result };
}
