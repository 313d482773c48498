import { expect } from '@esm-bundle/chai';
import { refuse } from '@smallshop/mocks';
import { leave, openEarly, openRegion, until, warningsOf } from './region.fixture.ts';

const broken = { summary: 'The shop is down', before: () => refuse('unavailable') };

describe('region', () => {
  afterEach(leave);

  it('shows where the shop sells to this shopper', async () => {
    const { region } = await openRegion('', { country: 'DE' });
    expect(region.labels).to.deep.equal(['Country', 'Currency', 'Language']);
    expect(region.shown('country')).to.equal('Germany');
    expect(region.shown('currency')).to.equal('Euro · EUR');
    expect(region.shown('language')).to.equal('English');
  });

  it('offers every country, sorted by the names the shopper reads', async () => {
    const { region } = await openRegion();
    const names = region.names('country');
    expect(names).to.include.members(['China', 'Germany', 'Japan', 'Qatar', 'United Kingdom', 'United States']);
    expect(names).to.deep.equal([...names].sort(new Intl.Collator('en').compare));
  });

  it('offers the currencies of the country’s market only', async () => {
    const { region } = await openRegion('', { country: 'JP' });
    expect(region.names('currency')).to.deep.equal(['Japanese Yen · JPY', 'US Dollar · USD']);
  });

  it('writes each language in its own words, for those who read no other', async () => {
    const { region } = await openRegion();
    expect(region.names('language')).to.deep.equal(['English', '中文（中国）']);
    expect([...region.select('language')!.options].map(({ lang }) => lang)).to.deep.equal(['en', 'zh-CN']);
  });

  it('shows a single choice as text', async () => {
    const { region } = await openRegion('', { country: 'US' });
    expect(region.select('currency')).to.equal(null);
    expect(region.shown('currency')).to.equal('US Dollar · USD');
  });

  it('sells to another country as soon as it is chosen', async () => {
    const { region, shop, events, settled } = await openRegion('', { country: 'US' });
    region.choose('country', 'DE');
    expect(events).to.deep.equal([{ country: 'DE' }]);
    await settled();
    expect(shop.region.$region.get()).to.include({ country: 'DE', currency: 'EUR' });
    expect(region.shown('country')).to.equal('Germany');
    expect(region.names('currency')).to.deep.equal(['Euro · EUR', 'US Dollar · USD']);
  });

  it('lets the store say it, once', async () => {
    const { region, store, settled } = await openRegion('', { country: 'US' });
    region.choose('country', 'DE');
    await settled();
    const said = await until(() => store.shadowRoot!.querySelector('[role=status]')!.textContent, 'the announcement');
    expect(said).to.equal('Prices are now shown in Euro. Country of delivery: Germany.');
    expect(region.element.shadowRoot!.querySelector('[role=status], [aria-live], [role=alert]')).to.equal(null);
  });

  it('speaks another language as soon as it is chosen, never without labels', async () => {
    const { region } = await openRegion('', { country: 'DE' });
    const seen = new Set<string>();
    const observer = new MutationObserver(() => seen.add(region.labels.join()));
    observer.observe(region.element.shadowRoot!, { childList: true, subtree: true, characterData: true });
    region.choose('language', 'zh-CN');
    await until(() => region.labels[0] === '国家/地区', 'Chinese');
    observer.disconnect();
    expect(region.shown('country')).to.equal('德国');
    expect(region.element.lang).to.equal('zh-CN');
    expect([...seen].some((labels) => labels.split(',').includes(''))).to.equal(false);
  });

  it('says that it is busy, and can be used meanwhile', async () => {
    const { region, mock, settled } = await openRegion('', { country: 'US' });
    mock.state.conditions.latency = 40;
    region.choose('country', 'DE');
    await region.element.updateComplete;
    expect(region.busy).to.equal(true);
    expect(region.select('country')!.disabled).to.equal(false);
    expect(region.shown('country')).to.equal('Germany');
    await settled();
    expect(region.busy).to.equal(false);
  });

  it('loses no choice when the next one comes before the answer', async () => {
    const { region, shop, mock, settled } = await openRegion('', { country: 'US' });
    mock.state.conditions.latency = 40;
    region.choose('country', 'DE');
    await region.element.updateComplete;
    region.choose('language', 'zh-CN');
    await settled();
    expect(shop.region.$region.get()).to.include({ country: 'DE', language: 'zh-CN' });
  });

  it('drops a currency on its way for the next country’s own', async () => {
    const { region, shop, events, mock, settled } = await openRegion('', { country: 'DE' });
    mock.state.conditions.latency = 40;
    region.choose('currency', 'USD');
    region.choose('country', 'JP');
    expect(events.at(-1)).to.deep.equal({ country: 'JP' });
    await settled();
    expect(shop.region.$region.get()).to.include({ country: 'JP', currency: 'JPY' });
  });

  it('follows a change that was made elsewhere', async () => {
    const { region, shop } = await openRegion('', { country: 'US' });
    await shop.region.choose({ country: 'JP' });
    await region.element.updateComplete;
    expect(region.shown('country')).to.equal('Japan');
  });

  it('dispatches no event without an input', async () => {
    const { events, requests } = await openRegion();
    expect(events).to.deep.equal([]);
    expect([...new Set(requests())].sort()).to.deep.equal(['store.get', 'store.resolveRegion']);
  });

  it('goes back to the store’s region when the page cancels the event', async () => {
    const { region, root, shop } = await openRegion('', { country: 'US' });
    root.addEventListener('smallshop-region-choose', (event) => event.preventDefault());
    region.choose('country', 'DE');
    await region.element.updateComplete;
    expect(region.shown('country')).to.equal('United States');
    expect(shop.region.$region.get()!.country).to.equal('US');
  });

  it('leaves out what the page does itself, and keeps the page’s order', async () => {
    const { region } = await openRegion('fields="currency country"');
    expect(region.labels).to.deep.equal(['Currency', 'Country']);
  });

  it('warns the page’s author about its fields, once', async () => {
    const said = await warningsOf(async () => {
      const { region } = await openEarly('fields="country town"');
      region.element.requestUpdate();
      await region.element.updateComplete;
      expect(region.labels).to.deep.equal([]);
    });
    expect(said).to.deep.equal([
      'SmallShop: <smallshop-region fields="country town"> must name some of country, currency, language, ' +
        'separated by spaces.',
    ]);
  });

  it('warns the page’s author about an unknown layout', async () => {
    const said = await warningsOf(() => openEarly('layout="grid"'));
    expect(said).to.deep.equal(['SmallShop: <smallshop-region layout="grid"> is unknown. Use list or compact.']);
  });

  it('holds its place until it knows', async () => {
    const { region } = await openEarly();
    expect(region.waiting).to.equal(true);
    const before = region.element.getBoundingClientRect().height;
    await until(() => region.labels.length, 'the choices');
    expect(region.waiting).to.equal(false);
    expect(region.element.getBoundingClientRect().height).to.be.closeTo(before, 1);
  });

  it('stays as it was when a choice fails, and tries that choice again', async () => {
    const { region, mock, events, settled } = await openRegion('', { country: 'US' });
    mock.set(broken);
    region.choose('country', 'DE');
    await until(() => region.message, 'the failure');
    expect(region.message).to.equal('That could not be changed.');
    expect(region.shown('country')).to.equal('United States');
    mock.set('normal');
    region.retry!.focus();
    region.retry!.click();
    await settled();
    await until(() => !region.message, 'the change');
    expect(events).to.deep.equal([{ country: 'DE' }, { country: 'DE' }]);
    expect(region.shown('country')).to.equal('Germany');
    expect(region.focused).to.equal(region.select('country'));
  });

  it('offers another try when the shop cannot be reached', async () => {
    const { region, mock } = await openEarly('', { scenario: broken });
    await until(() => region.message, 'the failure');
    expect(region.message).to.equal('Countries and currencies could not be loaded.');
    mock.set('normal');
    region.retry!.click();
    await until(() => region.select('country'), 'the choices');
    expect(region.message).to.equal('');
  });

  it('says so when the shopper is offline', async () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    try {
      const { region, mock } = await openRegion('', { country: 'US' });
      mock.set('offline');
      region.choose('country', 'DE');
      await until(() => region.message, 'the failure');
      expect(region.message).to.equal('You are offline. This needs a connection.');
    } finally {
      delete (navigator as { onLine?: boolean }).onLine;
    }
  });

  it('is there when its store comes later', async () => {
    const { region, store, root } = await openRegion();
    store.remove();
    const late = root.querySelector('smallshop-region')!.cloneNode() as typeof region.element;
    region.element.replaceWith(late);
    await late.updateComplete;
    root.prepend(store);
    await until(() => late.shadowRoot!.querySelector('select'), 'the choices');
  });

  it('reads from right to left in Arabic', async () => {
    const { region } = await openRegion('', { language: 'ar' });
    await until(() => region.labels[0] === 'البلد', 'Arabic');
    expect(region.element.dir).to.equal('rtl');
    expect(region.shown('language')).to.equal('العربية');
  });
});
