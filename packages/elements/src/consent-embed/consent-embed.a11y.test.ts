import { expect } from '@esm-bundle/chai';
import { cleanUp, mount, until } from '../cookie-consent/cookie-consent.fixture.ts';
import { axeFindings } from '../test-support/page.ts';
import { embed, open } from './consent-embed.fixture.ts';
import { ConsentEmbedHarness } from './consent-embed.harness.ts';

const languages = {
  en: 'Load once',
  'zh-CN': '仅加载一次',
  de: 'Einmal laden',
  fr: 'Charger une fois',
  es: 'Cargar una vez',
  ja: '今回だけ読み込む',
  'pt-BR': 'Carregar uma vez',
  ar: 'تحميل مرة واحدة',
};

describe('<smallshop-consent-embed> for everybody', () => {
  afterEach(cleanUp);

  for (const scheme of ['light', 'dark']) {
    it(`has nothing that axe objects to before and after, ${scheme}`, async () => {
      const { embed: video, page, harness } = await open();
      page.style.colorScheme = scheme;
      page.style.background = 'Canvas';
      await until(() => harness.banner, 'the banner');
      expect(await axeFindings(video.element)).to.deep.equal([]);
      video.once!.click();
      await until(() => video.placeholder === null, 'the film');
      expect(await axeFindings(video.element)).to.deep.equal([]);
    });
  }

  it('has nothing that axe objects to while it waits', async () => {
    const { page } = mount({ scenario: 'offline', page: embed() });
    const video = new ConsentEmbedHarness(page.querySelector('smallshop-consent-embed')!);
    await until(() => video.once, 'the placeholder');
    expect(await axeFindings(video.element)).to.deep.equal([]);
  });

  for (const [language, words] of Object.entries(languages)) {
    it(`speaks ${language}`, async () => {
      const { embed: video } = await open({ language });
      await until(() => video.once?.textContent === words, 'the words');
      expect(video.placeholder!.textContent).not.to.match(/[{}]/);
      expect(video.element.dir).to.equal(language === 'ar' ? 'rtl' : 'ltr');
    });
  }

  it('mirrors in Arabic', async () => {
    const { embed: video } = await open({ language: 'ar' });
    await until(() => video.element.dir === 'rtl', 'Arabic');
    expect(video.once!.getBoundingClientRect().right).to.be.at.least(video.always!.getBoundingClientRect().left);
  });
});
