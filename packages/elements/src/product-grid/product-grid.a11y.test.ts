import { expect } from '@esm-bundle/chai';
import { refuse, samples } from '@smallshop/mocks';
import './define.ts';
import { axeFindings, leave, openPage, until, type PageOptions } from '../test-support/page.ts';
import { ProductGridHarness } from './product-grid.harness.ts';

async function open(attributes = '', options: PageOptions = {}) {
  const page = await openPage(`<smallshop-product-grid heading-level="2" ${attributes}></smallshop-product-grid>`, {
    country: 'US',
    ...options,
  });
  return { ...page, grid: new ProductGridHarness(page.root.querySelector('smallshop-product-grid')!) };
}

describe('axe finds nothing in the product grid', () => {
  afterEach(leave);

  for (const scheme of ['light', 'dark'] as const) {
    it(`with every kind of card, in ${scheme} colours`, async () => {
      const { grid } = await open('page-size="24"', { scheme });
      await until(() => grid.cards.length, 'the cards');
      expect(await axeFindings(grid.element)).to.deep.equal([]);
    });
  }

  it('while it loads', async () => {
    const { grid } = await open('', { scenario: 'slow' });
    await until(() => grid.isLoading, 'the skeleton');
    expect(await axeFindings(grid.element)).to.deep.equal([]);
  });

  it('when it is empty', async () => {
    const { grid } = await open('', { scenario: 'empty' });
    await until(() => grid.message, 'a message');
    expect(await axeFindings(grid.element)).to.deep.equal([]);
  });

  it('when it failed', async () => {
    const { grid } = await open('', {
      scenario: {
        summary: 'Refuses',
        before: (operation) => (operation === 'catalog.listProducts' ? refuse('not_found') : undefined),
      },
    });
    await until(() => grid.message, 'a message');
    expect(await axeFindings(grid.element)).to.deep.equal([]);
  });

  it('after an addition and a refusal', async () => {
    const { grid, mock } = await open('collection="tea"');
    await until(() => grid.cards.length, 'the cards');
    grid.card('White Peony').addButton!.click();
    mock.state.stock.set(samples.plain.sku, 0);
    grid.card('Dragon Well').addButton!.click();
    await until(() => grid.card('Dragon Well').refusal, 'the refusal');
    expect(await axeFindings(grid.element)).to.deep.equal([]);
  });

  it('from right to left', async () => {
    const { grid } = await open('', { language: 'ar' });
    await until(() => grid.cards.length, 'the cards');
    expect(await axeFindings(grid.element)).to.deep.equal([]);
  });
});
