import { expect } from '@esm-bundle/chai';
import { ask, categories, cleanUp, held, mount, notice, ran, setGpc, until } from './cookie-consent.fixture.ts';

const page = held('analytics') + held('marketing');

describe('Global Privacy Control', () => {
  beforeEach(() => setGpc(true));
  afterEach(cleanUp);

  it('is shown as honoured, and is not asked about again', async () => {
    const { harness } = await ask();
    expect(harness.gpcNote).to.equal('Opt-out request honoured');
    expect(harness.banner!.textContent).to.contain('Statistics').and.not.to.contain('Marketing');
  });

  it('outlasts an accept that did not speak of it', async () => {
    const { harness } = await ask({ page });
    await harness.accept();
    expect(ran()).to.deep.equal(['analytics']);
    expect(harness.gpcNote).to.equal('Opt-out request honoured');
  });

  it("is overruled by the shopper's own later yes, on record", async () => {
    const { harness, records } = await ask({ page });
    await harness.choose();
    expect(harness.gpcNote).to.equal('Opt-out request honoured');
    await harness.toggle('marketing');
    await harness.save();
    expect(ran()).to.deep.equal(['marketing']);
    expect(harness.gpcNote).to.equal(null);
    await until(() => records.length, 'the record');
    expect(records[0]).to.include({ gpc: true, action: 'choose' });
  });

  it('answers everything where only marketing could be asked, and still shows', async () => {
    const { harness, element } = mount({
      answer: notice({ categories: [categories[0], categories[2]], policyUrl: null }),
      page: page + '<button data-smallshop-consent="open">C</button>',
    });
    await until(() => harness.reopen, 'the note');
    expect(harness.banner).to.equal(null);
    expect(harness.gpcNote).to.equal('Opt-out request honoured');
    expect(element.consent!.granted('marketing')).to.equal(false);
    expect(ran()).to.deep.equal([]);
  });

  it('keeps its distance from both edges of the window, however wide its text is', async () => {
    const inset = 40;
    const { harness } = await ask({ region: 'US-CA', attributes: `style="--smallshop-consent-inset: ${inset}px"` });
    await harness.refuse();
    await until(() => harness.reopen, 'the note');
    // Spaced letters act as a longer text: they make it wider than any window.
    harness.reopen!.style.letterSpacing = '4em';
    const { left, right, width } = harness.reopen!.getBoundingClientRect();
    expect(width).to.be.greaterThan(innerWidth / 2);
    expect([left >= inset, right <= innerWidth - inset + 1]).to.deep.equal([true, true]);
  });
});

describe("the shopper's language", () => {
  const titles: Record<string, string> = {
    en: 'Your privacy choices',
    'zh-CN': '您的隐私选择',
    de: 'Ihre Datenschutz-Auswahl',
    fr: 'Vos choix de confidentialité',
    es: 'Tus opciones de privacidad',
    ja: 'プライバシーの選択',
    'pt-BR': 'Suas escolhas de privacidade',
    ar: 'خيارات الخصوصية',
  };
  afterEach(cleanUp);

  for (const [language, title] of Object.entries(titles)) {
    it(`is spoken: ${language}`, async () => {
      const { harness, records } = await ask({ language });
      expect(harness.banner!.querySelector('h2')!.textContent).to.equal(title);
      expect(harness.banner!.textContent).not.to.match(/[{}]/);
      await harness.refuse();
      await until(() => records.length, 'the record');
      expect(records[0]!.language).to.equal(language);
    });
  }

  it('mirrors in Arabic', async () => {
    const { harness, element } = await ask({ language: 'ar' });
    expect(element.dir).to.equal('rtl');
    const { left, right } = harness.banner!.getBoundingClientRect();
    expect(document.documentElement.clientWidth - right).to.be.lessThan(left + 1);
    const [refuse, accept] = harness.answers.map((answer) => answer.getBoundingClientRect().left);
    expect(refuse).to.be.greaterThan(accept!);
  });
});

describe('what has focus stays in sight', () => {
  afterEach(cleanUp);
  const root = document.documentElement;

  it("by the page's scroll padding, while the region is shown", async () => {
    root.style.scrollPaddingBlockEnd = '7px';
    const { harness } = await ask();
    await until(() => parseInt(root.style.scrollPaddingBlockEnd) > harness.banner!.offsetHeight, 'room for the region');
    await harness.refuse();
    expect(root.style.scrollPaddingBlockEnd).to.equal('7px');
    root.style.scrollPaddingBlockEnd = '';
  });

  it('by moving the region where the page cannot scroll', async () => {
    const { harness, page } = await ask({
      page: '<button style="position:fixed;inset:auto auto 2rem 2rem">Chat</button>',
    });
    const chat = page.querySelector('button')!;
    const isFree = () => chat.getBoundingClientRect().top > harness.banner!.getBoundingClientRect().bottom;
    chat.focus();
    await until(isFree, 'the region to move');
    harness.answers[0]!.focus();
    expect(isFree()).to.equal(true);
  });
});
