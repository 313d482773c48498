import { expect } from '@esm-bundle/chai';
import { refuse } from '@smallshop/mocks';
import { axeFindings } from '../test-support/page.ts';
import { leave, openEarly, openRegion, until } from './region.fixture.ts';

const broken = { summary: 'The shop is down', before: () => refuse('unavailable') };

describe('axe finds nothing in the region', () => {
  afterEach(leave);

  for (const layout of ['list', 'compact']) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`as ${layout}, in ${scheme} colours`, async () => {
        const { region, root } = await openRegion(`layout="${layout}"`, { scheme });
        region.button?.click();
        expect(await axeFindings(root)).to.deep.equal([]);
      });
    }

    it(`as ${layout}, waiting`, async () => {
      const { region } = await openEarly(`layout="${layout}"`, { scenario: 'slow' });
      expect(region.waiting).to.equal(true);
      expect(await axeFindings(region.element)).to.deep.equal([]);
    });

    it(`as ${layout}, when it could not be loaded`, async () => {
      const { region } = await openEarly(`layout="${layout}"`, { scenario: broken });
      await until(() => region.message, 'the failure');
      expect(await axeFindings(region.element)).to.deep.equal([]);
    });

    it(`as ${layout}, busy and after a failure`, async () => {
      const { region, mock } = await openRegion(`layout="${layout}"`);
      mock.set(broken);
      mock.state.conditions.latency = 40;
      region.choose('country', 'JP');
      await region.element.updateComplete;
      expect(await axeFindings(region.element)).to.deep.equal([]);
      await until(() => region.message, 'the failure');
      expect(await axeFindings(region.element)).to.deep.equal([]);
    });

    it(`as ${layout}, closed, with single choices, from right to left`, async () => {
      const { region } = await openRegion(`layout="${layout}"`, { country: 'US', language: 'ar' });
      await until(() => region.element.dir === 'rtl', 'Arabic');
      expect(await axeFindings(region.element)).to.deep.equal([]);
    });
  }
});
