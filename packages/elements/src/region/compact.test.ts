import { expect } from '@esm-bundle/chai';
import { refuse } from '@smallshop/mocks';
import { placeFor } from './placement-controller.ts';
import { leave, openEarly, openRegion, until } from './region.fixture.ts';

const compact = 'layout="compact"';

describe('region, compact', () => {
  afterEach(leave);

  it('is one button that says what is chosen', async () => {
    const { region } = await openRegion(compact, { country: 'US' });
    expect(region.button!.textContent!.replace(/\s+/g, ' ').trim()).to.equal(
      'Region settings: United States · USD · English',
    );
    expect(region.open).to.equal(false);
    expect(region.select('country')!.checkVisibility()).to.equal(false);
  });

  it('opens the choices next to its button, inside the window', async () => {
    const { region } = await openRegion(compact);
    region.button!.click();
    expect(region.open).to.equal(true);
    // A page in the background has no frames, but it can be resized.
    window.dispatchEvent(new Event('resize'));
    const panel = region.panel!.getBoundingClientRect();
    expect(panel.left).to.be.at.least(0);
    expect(panel.right).to.be.at.most(document.documentElement.clientWidth);
    expect(panel.top).to.be.at.least(region.button!.getBoundingClientRect().bottom);
  });

  it('closes with its button', async () => {
    const { region } = await openRegion(compact);
    region.button!.click();
    region.button!.click();
    expect(region.open).to.equal(false);
  });

  it('stays open while more is chosen, and its button says the new choice', async () => {
    const { region, settled } = await openRegion(compact, { country: 'US' });
    region.button!.click();
    region.choose('country', 'DE');
    await settled();
    expect(region.open).to.equal(true);
    expect(region.button!.textContent).to.include('Germany · EUR · English');
  });

  it('shows a failure even where the panel was closed before it came', async () => {
    const { region, mock } = await openRegion(compact, { country: 'US' });
    mock.set({ summary: 'The shop is down', before: () => refuse('unavailable') });
    region.button!.click();
    region.choose('country', 'DE');
    region.button!.click();
    await until(() => region.message, 'the failure');
    await region.element.updateComplete;
    expect(region.open).to.equal(true);
  });

  it('says only what it lets choose', async () => {
    const { region } = await openRegion(`${compact} fields="currency"`, { country: 'DE' });
    expect(region.button!.textContent!.trim()).to.match(/: EUR$/);
  });

  it('holds its place until it knows', async () => {
    const { region } = await openEarly(compact);
    const before = region.element.getBoundingClientRect();
    expect(before.height).to.be.at.least(44);
    await until(() => region.button, 'the button');
    const after = region.element.getBoundingClientRect();
    expect([after.width, after.height]).to.deep.equal([before.width, before.height]);
  });

  it('is large enough for a finger', async () => {
    const { region } = await openRegion(compact);
    region.button!.click();
    for (const control of [region.button!, region.select('country')!, region.select('language')!]) {
      expect(control.getBoundingClientRect().height).to.be.at.least(44);
    }
    expect(parseFloat(getComputedStyle(region.select('country')!).fontSize)).to.be.at.least(16);
  });
});

describe('the place of the panel', () => {
  const panel = { width: 300, height: 200 };
  const view = { width: 1000, height: 600 };

  it('is below the button, at its start', () => {
    expect(placeFor(new DOMRect(100, 10, 80, 44), panel, view, false)).to.deep.equal({ left: 100, top: 58 });
    expect(placeFor(new DOMRect(600, 10, 80, 44), panel, view, true)).to.deep.equal({ left: 380, top: 58 });
  });

  it('never leaves the window', () => {
    expect(placeFor(new DOMRect(900, 10, 80, 44), panel, view, false).left).to.equal(692);
    expect(placeFor(new DOMRect(10, 10, 80, 44), panel, view, true).left).to.equal(8);
  });

  it('is above where there is no room below', () => {
    expect(placeFor(new DOMRect(100, 540, 80, 44), panel, view, false).top).to.equal(336);
  });
});
