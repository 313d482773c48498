import { expect } from '@esm-bundle/chai';
import { createMockShop, samples } from '@smallshop/mocks';
import './define.ts';
import { axeFindings, leave, openPage, until, type PageOptions } from '../test-support/page.ts';
import { ProductHarness } from './product.harness.ts';

async function open(handle: string, options: PageOptions = {}) {
  const page = await openPage(`<smallshop-product handle="${handle}" heading-level="1"></smallshop-product>`, {
    country: 'US',
    ...options,
  });
  const product = new ProductHarness(page.root.querySelector('smallshop-product')!);
  return { ...page, product };
}

async function openReady(handle: string, options: PageOptions = {}) {
  const page = await open(handle, options);
  await until(() => page.product.part('title'), 'the product');
  return page;
}

describe('axe finds nothing in the product', () => {
  afterEach(leave);

  for (const scheme of ['light', 'dark'] as const) {
    it(`with options, in ${scheme} colours`, async () => {
      const { product } = await openReady(samples.withOptions.handle, { scheme });
      expect(await axeFindings(product.element)).to.deep.equal([]);
    });
  }

  it('with a combination that is not made', async () => {
    const { product } = await openReady(samples.withOptions.handle);
    product.choose('L');
    await product.element.updateComplete;
    expect(await axeFindings(product.element)).to.deep.equal([]);
  });

  it('sold out', async () => {
    const { product } = await openReady(samples.soldOut.handle);
    expect(await axeFindings(product.element)).to.deep.equal([]);
  });

  it('low in stock, reduced, added and refused', async () => {
    const { product, mock } = await openReady(samples.lowStock.handle);
    product.press('add');
    await product.element.updateComplete;
    expect(await axeFindings(product.element)).to.deep.equal([]);
    mock.state.stock.set(samples.lowStock.sku, 0);
    product.press('add');
    await until(() => product.text('refusal'), 'the refusal');
    expect(await axeFindings(product.element)).to.deep.equal([]);
  });

  it('while it loads', async () => {
    const { product } = await open(samples.plain.handle, { scenario: 'slow' });
    await until(() => product.root.querySelector('.skeleton'), 'the skeleton');
    expect(await axeFindings(product.element)).to.deep.equal([]);
  });

  it('when it is not found', async () => {
    const { product } = await open('no-such-thing');
    await until(() => product.text('message'), 'a message');
    expect(await axeFindings(product.element)).to.deep.equal([]);
  });

  it('a bundle, from right to left', async () => {
    const mock = createMockShop();
    const { sku } = samples.withOptions;
    mock.state.bundles.set(samples.plain.sku, [
      { sku: samples.reduced.sku, quantity: 2 },
      { sku, quantity: 1 },
    ]);
    const { product } = await openReady(samples.plain.handle, { language: 'ar', mock });
    expect(product.text('contents')).to.match(/^يحتوي على: 2 × /);
    const [first] = product.root.querySelectorAll<HTMLAnchorElement>('[part~=component] a');
    expect(first!.getAttribute('href')).to.equal(`/products/${samples.reduced.handle}`);
    expect(await axeFindings(product.element)).to.deep.equal([]);
  });

  it('from right to left', async () => {
    const { product } = await openReady(samples.withOptions.handle, { language: 'ar' });
    expect(await axeFindings(product.element)).to.deep.equal([]);
  });
});
