import { expect } from '@esm-bundle/chai';
import type { Category } from './category.ts';
import { sendKeys } from '@web/test-runner-commands';
import type { ConsentChooseEvent } from '../events/consent-events.ts';
import { ask, categories, cleanUp, held, mount, notice, ran, stored, unsent, until } from './cookie-consent.fixture.ts';

const scripts = held('analytics') + held('marketing');

describe('<smallshop-cookie-consent>', () => {
  afterEach(cleanUp);

  describe('before an answer', () => {
    it('asks in a labelled region, names what it asks for, and leaves the page alone', async () => {
      const { harness, page } = await ask({ page: '<button>Buy</button>' });
      const region = harness.banner!;
      expect(region.getAttribute('role')).to.equal('region');
      expect(region.querySelector('h2')?.textContent).to.equal('Your privacy choices');
      expect(region.textContent).to.contain('Statistics, Marketing');
      expect(document.activeElement).to.equal(document.body);
      expect(getComputedStyle(document.documentElement).overflow).to.equal('visible');
      expect(getComputedStyle(document.body).overflow).to.equal('visible');
      page.querySelector('button')!.focus();
      expect(document.activeElement).to.equal(page.querySelector('button'));
    });

    it('runs nothing and stores nothing', async () => {
      const before = stored();
      const { records, heard } = await ask({ page: scripts });
      expect(ran()).to.deep.equal([]);
      expect(stored()).to.deep.equal(before);
      expect(records).to.deep.equal([]);
      expect(heard).to.deep.equal([]);
    });

    it('announces its question to screen readers', async () => {
      const { harness } = await ask();
      await until(() => harness.said.includes('Statistics, Marketing'), 'the announcement');
    });

    it("links the policy that the page names, else the shop's; never a script", async () => {
      const link = async (attributes: string) => {
        const { harness } = await ask({ attributes });
        const href = harness.banner!.querySelector('a')?.getAttribute('href');
        cleanUp();
        return href;
      };
      expect(await link('policy-href="/our-policy"')).to.equal('/our-policy');
      expect(await link('')).to.equal('/privacy');
      expect(await link('policy-href="javascript:alert(1)"')).to.equal(undefined);
    });

    it('moves nothing on the page', async () => {
      const { page, harness } = mount({ page: '<p style="margin:0">Tea</p>' });
      const place = () => JSON.stringify([page.getBoundingClientRect(), document.documentElement.scrollHeight]);
      const before = place();
      await until(() => harness.banner, 'the banner');
      expect(place()).to.equal(before);
    });

    it('asks nothing where everything is necessary, and leaves no button behind', async () => {
      const { harness, element } = mount({ answer: notice({ categories: [categories[0]], policyUrl: null }) });
      await until(() => element.consent, 'the engine');
      await element.updateComplete;
      expect(harness.banner).to.equal(null);
      expect(harness.reopen).to.equal(null);
    });
  });

  describe('the first layer', () => {
    it('lets everything run after accept, and records it', async () => {
      const { harness, records, heard, element } = await ask({ page: scripts });
      await harness.accept();
      expect(ran()).to.deep.equal(['analytics', 'marketing']);
      expect(harness.banner).to.equal(null);
      expect(harness.said).to.equal('Your choice is saved.');
      expect(heard).to.deep.equal(['smallshop-consent-choose', 'smallshop-consent-changed']);
      expect(element.consent!.granted('marketing')).to.equal(true);
      await until(() => records.length, 'the record');
      const { id, receivedAt, decidedAt, revision, ...rest } = records[0]!;
      expect(rest).to.deep.include({
        action: 'accept_all',
        method: 'button',
        layer: 'first',
        language: 'en',
        region: 'DE',
        regionSource: 'page',
        gpc: false,
        categories: { necessary: true, analytics: true, marketing: true },
        services: { 'necessary/cart': true, 'analytics/visits': true, 'marketing/ads': true },
      });
      expect(id + receivedAt + decidedAt + revision).to.be.a('string');
    });

    it('lets nothing run after refuse, and records that too', async () => {
      const { harness, records, heard } = await ask({ page: scripts });
      await harness.refuse();
      expect(harness.banner).to.equal(null);
      expect(heard).to.deep.equal(['smallshop-consent-choose', 'smallshop-consent-changed']);
      await until(() => records.length, 'the record');
      expect(records[0]!.action).to.equal('reject_all');
      expect(records[0]!.categories).to.deep.equal({ necessary: true, analytics: false, marketing: false });
      expect(ran()).to.deep.equal([]);
    });

    it('does nothing when the page takes the answer itself', async () => {
      const { harness, page, records, heard } = await ask({ page: scripts });
      let asked: ConsentChooseEvent | undefined;
      page.addEventListener('smallshop-consent-choose', (event) => {
        event.preventDefault();
        asked = event;
      });
      await harness.accept();
      expect(asked!.detail.categories).to.deep.equal({ necessary: true, analytics: true, marketing: true });
      expect(heard).to.deep.equal(['smallshop-consent-choose']);
      expect(harness.banner).not.to.equal(null);
      expect(ran().length + records.length).to.equal(0);
    });

    it('is answered by keyboard alone, and gives focus back', async () => {
      const { harness, page } = await ask({ page: '<button>Buy</button>' });
      const before = page.querySelector('button')!;
      before.focus();
      harness.answers[0]!.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => harness.banner === null, 'the answer');
      expect(document.activeElement).to.equal(before);
    });

    it('is not closed by Escape', async () => {
      const { harness, records } = await ask();
      harness.answers[0]!.focus();
      await sendKeys({ press: 'Escape' });
      expect(harness.banner).not.to.equal(null);
      expect(records).to.deep.equal([]);
    });
  });

  describe('as a dialog', () => {
    it('covers the page, with focus on none of the answers', async () => {
      const { harness, element } = await ask({ attributes: 'layout="dialog"' });
      expect(harness.banner!.matches(':modal')).to.equal(true);
      expect(element.shadowRoot!.activeElement?.localName).to.equal('h2');
    });

    it('is closed by Escape without an answer, and leaves the way back', async () => {
      const { harness, records, key } = await ask({ attributes: 'layout="dialog"', page: scripts });
      await sendKeys({ press: 'Escape' });
      await until(() => harness.reopen, 'the button');
      expect(harness.banner).to.equal(null);
      expect(ran().length + records.length).to.equal(0);
      await ask({ key });
    });
  });

  describe('the next page', () => {
    for (const answer of ['accept', 'refuse'] as const) {
      it(`remembers ${answer} and does not ask again`, async () => {
        const first = await ask();
        await first.harness[answer]();
        first.page.remove();
        const { harness, element } = mount({ key: first.key, page: scripts });
        await until(() => element.consent, 'the engine');
        await until(() => harness.reopen, 'the button');
        expect(harness.banner).to.equal(null);
        expect(ran()).to.deep.equal(answer === 'accept' ? ['analytics', 'marketing'] : []);
      });
    }

    it('asks only for what is new, and its yes reaches nothing else', async () => {
      const first = await ask({ answer: notice({ categories: categories.slice(0, 2), policyUrl: null }) });
      await first.harness.refuse();
      await until(() => first.records.length && unsent().length === 0, 'the first record');
      first.page.remove();
      const { harness, element, records } = await ask({
        key: first.key,
        answer: notice({ categories, policyUrl: null }),
      });
      expect(harness.banner!.textContent).to.contain('Something has changed').and.not.to.contain('Statistics');
      expect(harness.answers.map(({ textContent }) => textContent)).to.deep.equal(['Refuse', 'Accept']);
      await harness.accept();
      expect(element.consent!.state.granted).to.deep.equal({ necessary: true, analytics: false, marketing: true });
      await until(() => records.length, 'the record');
      expect(records[0]!.action).to.equal('choose');
    });

    const [necessary, analytics] = categories as unknown as [Category, Category, ...Category[]];
    const visits = { ...analytics.services[0]!, purposes: ['dpv:ServiceUsageAnalytics'], retention: 'P90D' };
    const disclosed = {
      categories: [necessary, { ...analytics, services: [visits] }],
      policyUrl: null,
      controller: { name: 'Tea house', country: 'DE' },
    };
    const withService = (change: object) => ({
      ...disclosed,
      categories: [necessary, { ...analytics, services: [{ ...visits, ...change }] }],
    });
    const changes: Record<string, object> = {
      'its purpose': withService({ purposes: ['dpv:TargetedAdvertising'] }),
      'the data it takes': withService({ personalData: ['pd:Health'] }),
      'how long it keeps data': withService({ retention: 'P2Y' }),
      'who receives data': withService({ recipients: [{ name: 'Example Ads', country: 'US' }] }),
      'who is responsible': { ...disclosed, controller: { name: 'Buyer Inc', country: 'US' } },
    };
    for (const [what, changed] of Object.entries(changes)) {
      it(`asks again after a change of ${what}, runs nothing until then, and makes a new record`, async () => {
        const first = await ask({ answer: notice(disclosed) });
        await first.harness.accept();
        await until(() => first.records.length && unsent().length === 0, 'the first record');
        first.page.remove();
        const { harness, records } = await ask({ key: first.key, answer: notice(changed), page: held('analytics') });
        expect(ran()).to.deep.equal([]);
        await harness.accept();
        expect(ran()).to.deep.equal(['analytics']);
        await until(() => records.length, 'the second record');
        expect(records[0]!.revision).not.to.equal(first.records[0]!.revision);
      });
    }

    it('does not ask again after a change of wording', async () => {
      const first = await ask({ answer: notice(disclosed) });
      await first.harness.accept();
      first.page.remove();
      const { harness } = mount({
        key: first.key,
        answer: notice(withService({ name: 'Visits', purpose: 'Counts each visit' })),
        page: held('analytics'),
      });
      await until(() => harness.reopen, 'the button');
      expect(harness.banner).to.equal(null);
      expect(ran()).to.deep.equal(['analytics']);
    });
  });

  it('keeps asking when it is moved, and runs nothing twice', async () => {
    const { harness, element, store } = await ask({ page: held('analytics') });
    const box = document.createElement('div');
    store.append(box);
    box.append(element);
    await until(() => harness.banner?.matches(':popover-open'), 'the banner');
    await harness.accept();
    element.remove();
    store.append(element);
    await until(() => harness.reopen, 'the button');
    expect(ran()).to.deep.equal(['analytics']);
  });

  it('does not meet another shop on the same page', async () => {
    const one = await ask({ page: held('analytics') });
    const other = await ask();
    await other.harness.refuse();
    expect(one.harness.banner).not.to.equal(null);
    expect(one.element.consent!.state.decidedAt).to.equal(null);
  });
});
