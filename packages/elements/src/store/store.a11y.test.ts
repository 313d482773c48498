import { expect } from '@esm-bundle/chai';
import { axeFindings, leave, openPage } from '../test-support/page.ts';
import './define.ts';

describe('axe finds nothing in the store', () => {
  afterEach(leave);

  for (const language of ['en', 'zh-CN', 'ar']) {
    it(`around the page's own content, silent and speaking, in ${language}`, async () => {
      const { root, store } = await openPage('<p>Content</p>', { language });
      store.append(Object.assign(document.createElement('p'), { textContent: 'Content of the store' }));
      await store.updateComplete;
      expect(await axeFindings(root)).to.deep.equal([]);
      store.announce('Added to cart');
      await store.updateComplete;
      expect(await axeFindings(root)).to.deep.equal([]);
    });
  }
});
