import { expect } from '@esm-bundle/chai';
import type { ConsentNotice } from '@smallshop/contract';
import { axeFindings } from '../../test-support/page.ts';
import { separateConsentStrings } from './separate-consent.strings.ts';
import { ask, cleanUp, held, notice, ran, until } from '../cookie-consent.fixture.ts';

const overseas = {
  recipient: 'Ads Inc.',
  country: 'US',
  contact: 'privacy@ads.example',
  purpose: 'Advertising',
  method: 'Automated',
  dataTypes: 'Pages seen',
  rights: 'Write to the contact',
};
const categories: ConsentNotice['categories'] = [
  { id: 'necessary', required: true, sale: false, services: [] },
  {
    id: 'analytics',
    required: false,
    sale: false,
    services: [{ id: 'visits', name: 'Visits', purpose: 'Counts', storage: [] }],
  },
  {
    id: 'marketing',
    required: false,
    sale: true,
    services: [
      {
        id: 'ads',
        name: 'Ads',
        purpose: 'Shows adverts',
        storage: [],
        legalBasis: 'consent',
        retention: 'P1Y6M',
        recipients: [{ name: 'Ads Inc.', country: 'US' }],
        overseas,
      },
    ],
  },
  {
    id: 'chat',
    required: false,
    sale: false,
    services: [
      {
        id: 'talk',
        name: 'Chat',
        purpose: 'Answers',
        storage: [],
        recipients: [{ name: 'Talk AG', country: 'CH' }],
        overseas: { ...overseas, recipient: 'Talk AG', country: 'CH' },
      },
    ],
  },
];
/** How a separate question about a category begins. */
const separateQuestion = (category: string) => separateConsentStrings.askAlone.replace(/\{.*/, category);

const answer = notice({ categories, policyUrl: null, controller: { name: 'Tea House', country: 'CN' } });
const page = held('analytics') + held('marketing');

describe('in mainland China', () => {
  afterEach(cleanUp);

  it('accepting the rest grants no data transfer abroad: each is a separate question with its card', async () => {
    const { harness, element } = await ask({ region: 'CN', answer, page });
    expect(harness.banner!.textContent).to.contain('Statistics').and.not.to.contain('Marketing');
    await harness.accept();
    expect(element.consent!.state.granted).to.include({ analytics: true, marketing: false, chat: false });
    expect(ran()).to.deep.equal(['analytics']);
    await until(() => harness.banner?.textContent.includes(separateQuestion('Marketing')), 'the separate question');
    await until(() => harness.said.includes(separateQuestion('Marketing')), 'the announcement');
    const card = harness.banner!.querySelector('[part="overseas"]')!.textContent!;
    for (const fact of [...Object.values({ ...overseas, country: 'United States' })]) expect(card).to.contain(fact);
    expect(await axeFindings(element)).to.deep.equal([]);
    const [, yes] = harness.answers;
    yes!.click();
    yes!.click();
    expect(element.consent!.granted('chat'), 'a double click').to.equal(false);
    await until(() => harness.banner?.textContent.includes(separateQuestion('Chat')), 'the next question');
    await until(() => harness.said.includes(separateQuestion('Chat')), 'the next announcement');
    expect(harness.answers[1]).not.to.equal(yes);
    await harness.refuse();
    expect(harness.banner).to.equal(null);
    expect(element.consent!.state.granted).to.include({ analytics: true, marketing: true, chat: false });
  });

  it('a no is one step, and the page goes on', async () => {
    const { harness, element } = await ask({ region: 'CN', answer, page });
    expect(harness.answers[0]!.textContent).to.equal('Refuse all');
    await harness.refuse();
    expect(harness.banner).to.equal(null);
    expect(Object.values(element.consent!.state.granted)).to.deep.equal([true, false, false, false]);
    expect(ran()).to.deep.equal([]);
  });

  it("the second layer's accept leaves them too; only their own switches say yes", async () => {
    const { harness, element } = await ask({ region: 'CN', answer });
    await harness.choose();
    await harness.accept();
    expect(element.consent!.state.granted).to.include({ analytics: true, marketing: false });
    element.show();
    await harness.settled();
    await harness.toggle('marketing');
    await harness.save();
    expect(element.consent!.state.granted).to.include({ marketing: true, chat: false });
  });
});

describe('in an unknown place', () => {
  afterEach(cleanUp);

  it('the strictest rules hold: asked apart, and a link by name', async () => {
    const { harness, element } = await ask({ region: null, answer });
    expect(harness.banner!.textContent).not.to.contain('Marketing');
    await harness.refuse();
    expect(harness.reopen!.textContent).to.contain('Your privacy choices');
    expect(element.consent!.state.granted).to.include({ marketing: false });
  });

  it("the page's word counts more than the server's guess, and records say whose it was", async () => {
    const { harness, records } = await ask({ region: 'br', answer });
    expect(harness.banner!.textContent).to.contain('Marketing');
    await harness.refuse();
    await until(() => records.length, 'the record');
    expect(records[0]).to.include({ region: 'BR', regionSource: 'page' });
  });
});

describe('in California', () => {
  afterEach(cleanUp);

  it('"Your privacy choices" stays on the page by name, and opens the way out', async () => {
    const { harness, element } = await ask({ region: 'US-CA', answer });
    await harness.accept();
    expect(harness.reopen!.textContent!.trim()).to.equal('Your privacy choices');
    expect(await axeFindings(element)).to.deep.equal([]);
    harness.reopen!.click();
    await harness.settled();
    expect(harness.settings!.textContent).to.contain('opt out of the sale and sharing');
    await harness.refuse();
    expect(element.consent!.granted('marketing')).to.equal(false);
  });

  it('the link stays, in its own words, beside a control of the page', async () => {
    const { harness } = await ask({
      region: 'US-CA',
      answer,
      page: '<button data-smallshop-consent="open">Cookies</button>',
    });
    await harness.accept();
    expect(harness.reopen!.textContent!.trim()).to.equal('Your privacy choices');
  });
});

describe('the second layer lists', () => {
  afterEach(cleanUp);

  it('who asks, who receives, where, for how long and on what ground', async () => {
    const { harness } = await ask({ region: 'DE', answer });
    await harness.choose();
    const text = harness.settings!.textContent!.replace(/\s+/g, ' ');
    for (const fact of [
      'Responsible: Tea House.',
      'Ads Inc. (United States)',
      '1 year 6 months',
      'your consent',
      'Talk AG (Switzerland)',
    ])
      expect(text).to.contain(fact);
  });
});
