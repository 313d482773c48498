import { expect } from '@esm-bundle/chai';
import '../product-grid/define.ts';
import { ProductGridHarness } from '../product-grid/product-grid.harness.ts';
import { leave, openPage, until } from '../test-support/page.ts';

const html = document.documentElement;

/** A page in this language and direction, with a grid on it; `asked`: the store's own attribute. */
async function open(lang: string, { dir = '', asked = null }: { dir?: string; asked?: string | null } = {}) {
  html.lang = lang;
  html.dir = dir;
  const page = await openPage('', { country: 'US', storeLanguage: asked });
  page.root.insertAdjacentHTML(
    'beforeend',
    '<smallshop-product-grid collection="tea" page-size="1"></smallshop-product-grid>',
  );
  const grid = new ProductGridHarness(page.root.querySelector('smallshop-product-grid')!);
  await until(() => grid.cards.length, 'the cards');
  return { ...page, grid, label: () => grid.root.querySelector('ul')!.getAttribute('aria-label') };
}

describe('the language of the page', () => {
  afterEach(() => {
    leave();
    html.lang = 'en';
    html.removeAttribute('dir');
  });

  it('is what the products are asked for in', async () => {
    const { grid, label } = await open('zh-CN');
    expect(grid.titles).to.deep.equal(['龙井']);
    expect(label()).to.equal('商品');
    expect(grid.element.hasAttribute('lang')).to.equal(false);
  });

  it('is used if the store does not have it and the shopper chose no other one', async () => {
    const { grid, label } = await open('ar', { dir: 'rtl' });
    expect(label()).to.equal('المنتجات');
    expect(getComputedStyle(grid.element).direction).to.equal('rtl');
    expect(grid.element.hasAttribute('dir')).to.equal(false);
  });

  it('yields to what the store’s author asked for', async () => {
    const { grid } = await open('ar', { dir: 'rtl', asked: 'zh-CN' });
    expect(grid.titles).to.deep.equal(['龙井']);
    expect([grid.element.lang, grid.element.dir]).to.deep.equal(['zh-CN', 'ltr']);
  });

  it('yields to what the shopper chose', async () => {
    const { grid, shop } = await open('en');
    await shop.region.choose({ language: 'zh-CN' });
    await until(() => grid.titles.join() === '龙井', 'Chinese');
    expect(grid.element.lang).to.equal('zh-CN');
  });

  it('keeps its direction where the elements speak it too', async () => {
    const { grid } = await open('en', { dir: 'rtl' });
    expect(getComputedStyle(grid.element).direction).to.equal('rtl');
  });

  for (const lang of ['de_DE', 'x', 'EN-us-u-nu-latn']) {
    it(`is no reason to fail where it is written as "${lang}"`, async () => {
      const { grid } = await open(lang);
      expect(grid.titles).to.deep.equal(['Dragon Well']);
    });
  }

  it('is not fixed by a mark that a clone brought along', async () => {
    const { grid, root } = await open('en', { asked: 'zh-CN' });
    expect(grid.element.lang).to.equal('zh-CN');
    const clone = grid.element.cloneNode(true) as typeof grid.element;
    html.lang = 'zh-CN';
    root.append(clone);
    await until(() => new ProductGridHarness(clone).cards.length, 'the cards');
    expect(clone.hasAttribute('lang')).to.equal(false);
  });
});
