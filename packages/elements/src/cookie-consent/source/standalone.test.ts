import { expect } from '@esm-bundle/chai';
import type { ConsentRecord } from '@smallshop/consent';
import type { CookieConsentElement } from '../cookie-consent.ts';
import { CookieConsentHarness } from '../cookie-consent.harness.ts';
import type { ConsentConfig } from './read-config.ts';
import { cleanUp, held, ran, until } from '../cookie-consent.fixture.ts';
import '../define.ts';

const config: ConsentConfig = {
  key: 'my-site',
  policyUrl: '/privacy',
  categories: [
    { id: 'necessary' },
    {
      id: 'analytics',
      services: [{ id: 'stats', name: 'Statistics', purpose: 'Counts', storage: [{ name: '_stats', days: 30 }] }],
    },
    { id: 'marketing' },
  ],
};
const scripts = held('analytics') + held('marketing');
const { fetch: realFetch } = window;

let page: HTMLElement;
let asked: Request[];
const errors: unknown[] = [];
const note = (event: Event) => errors.push(event);

/** A page without a shop; `answer` acts as the page's own server. */
function open(
  markup: string,
  answer: (request: Request) => Response | Promise<Response> = () => Response.json(config),
) {
  asked = [];
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.includes('/consent')) return realFetch(input, init);
    asked.push(request.clone());
    return answer(request);
  };
  page = document.createElement('div');
  page.innerHTML = scripts + markup;
  document.body.append(page);
  const element = page.querySelector<CookieConsentElement>('smallshop-cookie-consent')!;
  element.reload = () => {};
  const complaints: string[] = [];
  element.addEventListener('smallshop-error', ({ detail }) => complaints.push(detail.error.code));
  return { element, harness: new CookieConsentHarness(element), complaints };
}

const tag = (attributes = '', inner = '') =>
  `<smallshop-cookie-consent region="DE" ${attributes}>${inner}</smallshop-cookie-consent>`;
const inline = (text: string, attributes = '') => `<script type="application/json" ${attributes}>${text}</script>`;

describe('the banner without a shop', () => {
  beforeEach(() => {
    errors.length = 0;
    window.addEventListener('error', note);
    window.addEventListener('unhandledrejection', note);
  });
  afterEach(() => {
    window.removeEventListener('error', note);
    window.removeEventListener('unhandledrejection', note);
    window.fetch = realFetch;
    page.remove();
    cleanUp();
    expect(errors).to.deep.equal([]);
  });

  it('asks what a configuration says that it fetches, once', async () => {
    const { harness, element } = open(tag('config="/consent.json"'));
    await until(() => harness.banner, 'the banner');
    expect(harness.banner!.textContent).to.contain('Statistics, Marketing');
    expect(asked.map(({ url }) => new URL(url).pathname)).to.deep.equal(['/consent.json']);
    expect(ran()).to.deep.equal([]);
    await harness.accept();
    expect(ran()).to.deep.equal(['analytics', 'marketing']);
    expect(document.cookie).to.contain('smallshop-consent-my-site');
    expect(element.consent!.granted('analytics/stats')).to.equal(true);
    expect(asked.length).to.equal(1);
  });

  it('asks with the configuration in the tag, without any request', async () => {
    const { harness } = open(tag('', inline(JSON.stringify(config))));
    await until(() => harness.banner, 'the banner');
    await harness.refuse();
    expect([asked.length, ran().length]).to.deep.equal([0, 0]);
  });

  it('asks what a script gave it', async () => {
    const { harness, element } = open(tag('config="/consent.json"'), () => new Promise<Response>(() => {}));
    element.config = config;
    await until(() => harness.banner, 'the banner');
  });

  it("speaks the page's language, and fetches its words and its configuration", async () => {
    document.documentElement.lang = 'de-AT';
    const { harness } = open(tag('config="/consent.{language}.json"'));
    await until(() => harness.banner, 'the banner');
    document.documentElement.lang = 'en';
    expect(harness.banner!.querySelector('h2')!.textContent).to.equal('Ihre Datenschutz-Auswahl');
    expect(asked[0]!.url).to.contain('/consent.de-AT.json');
  });

  it("takes the configuration in the page's language where the tag has several", async () => {
    const named = (name: string) => JSON.stringify({ categories: [{ id: 'chat', name }] });
    const { harness } = open(tag('', inline(named('Chat'), 'lang="en"') + inline(named('Gespräch'), 'lang="de"')));
    await until(() => harness.banner?.textContent.includes('Chat'), 'the English one');
  });

  const unreadable: Record<string, [markup: string, answer?: () => Response | Promise<Response>]> = {
    'is missing': [tag('config="/consent.json"'), () => new Response('', { status: 404 })],
    'comes with an error of the server': [tag('config="/consent.json"'), () => new Response('', { status: 500 })],
    'is a web page': [tag('config="/consent.json"'), () => new Response('<!doctype html>')],
    'does not come: the network is lost': [
      tag('config="/consent.json"'),
      () => Promise.reject(new TypeError('Failed to fetch')),
    ],
    'is null': [tag('config="/consent.json"'), () => Response.json(null)],
    'has no categories': [tag('config="/consent.json"'), () => Response.json({})],
    'has a category without a name to it': [
      tag('config="/consent.json"'),
      () => Response.json({ categories: [{ services: [] }] }),
    ],
    'has services that are no list': [
      tag('config="/consent.json"'),
      () => Response.json({ categories: [{ id: 'analytics', services: {} }] }),
    ],
    'is half a text': [tag('', inline('{"categories":[{"id":"analy'))],
    'is empty': [tag('', inline(''))],
  };
  for (const [what, [markup, answer]] of Object.entries(unreadable)) {
    it(`denies everything where the configuration ${what}, and says so`, async () => {
      const { harness, element, complaints } = open(markup, answer);
      await until(() => complaints.length, 'the error');
      await harness.settled();
      expect([harness.banner, harness.reopen, element.consent]).to.deep.equal([null, null, null]);
      expect(ran()).to.deep.equal([]);
      element.show();
      await until(() => harness.settings?.textContent.includes('stays off'), 'what it says');
    });
  }

  it('reads a configuration that a CMS wrapped in paragraphs', async () => {
    const { harness } = open(tag('', `<p>${inline(JSON.stringify(config))}</p>`));
    await until(() => harness.banner, 'the banner');
    expect(harness.banner!.textContent).to.contain('Statistics, Marketing');
  });

  const changed: Record<string, string> = {
    'has typographic quotes': inline(JSON.stringify(config).replaceAll('"', '”')),
    'has entities for quotes': inline(JSON.stringify(config).replaceAll('"', '&#8221;')),
    'has line breaks as elements': inline(JSON.stringify(config).replaceAll(',', ',<br />')),
    'lost its script element': `<p>${JSON.stringify(config).replaceAll('"', '”')}</p>`,
  };
  for (const [what, markup] of Object.entries(changed)) {
    it(`denies everything where the configuration ${what}, and names WordPress in the console`, async () => {
      const { error } = console;
      const lines: string[] = [];
      console.error = (words: string) => void lines.push(words);
      const { element, complaints } = open(tag('', markup));
      await until(() => complaints.length, 'the error');
      console.error = error;
      expect(complaints).to.deep.equal(['invalid_answer']);
      expect(lines[0]).to.contain('wptexturize');
      expect([element.consent, ran().length]).to.deep.equal([null, 0]);
    });
  }

  it('denies everything while the configuration is slow', async () => {
    const { harness, element } = open(tag('config="/consent.json"'), () => new Promise<Response>(() => {}));
    await harness.settled();
    expect([harness.banner, element.consent, ran().length]).to.deep.equal([null, null, 0]);
  });

  const forged = [
    '1.',
    'x'.repeat(5000),
    '2.aaaaaaaaaaaaaaaa.analytics~11~0~0.0',
    encodeURIComponent('{"analytics":true}'),
  ];
  for (const text of forged) {
    it(`asks again where its cookie is truncated or forged: ${text.slice(0, 24)}`, async () => {
      document.cookie = `smallshop-consent-my-site=${text}; Path=/`;
      const { harness, element } = open(tag('config="/consent.json"'));
      await until(() => harness.banner, 'the banner');
      expect([element.consent!.granted('analytics'), ran().length]).to.deep.equal([false, 0]);
    });
  }

  it('ignores a yes that a wrong clock dates into the future', async () => {
    const { now } = Date;
    Date.now = () => now() + 400 * 86_400_000;
    const first = open(tag('config="/consent.json"'));
    await until(() => first.harness.banner, 'the banner');
    await first.harness.accept();
    Date.now = now;
    page.remove();
    delete (window as { ran?: string[] }).ran;
    const { harness, element } = open(tag('config="/consent.json"'));
    await until(() => harness.banner, 'the question again');
    expect([element.consent!.granted('analytics'), ran().length]).to.deep.equal([false, 0]);
  });

  it('sends no record without an address for it', async () => {
    const { harness } = open(tag('config="/consent.json"'));
    await until(() => harness.banner, 'the banner');
    await harness.accept();
    expect(asked.length).to.equal(1);
    expect(Object.keys(localStorage).filter((name) => name.includes('record'))).to.deep.equal([]);
  });

  it('sends records with their key, keeps them while the network is lost, and offers the receipt', async () => {
    const bodies: ConsentRecord[] = [];
    let lost = true;
    const answer = async (request: Request) => {
      if (request.method === 'GET') return Response.json(config);
      if (lost) throw new TypeError('Failed to fetch');
      bodies.push((await request.json()) as ConsentRecord);
      return new Response('', { status: 201 });
    };
    const markup = tag('config="/consent.json" records="/consent-records" records-key="pk_site"');
    const first = open(markup, answer);
    await until(() => first.harness.banner, 'the banner');
    await first.harness.refuse();
    await until(() => asked.length === 2, 'the attempt');
    expect(asked[1]!.headers.get('authorization')).to.equal('Bearer pk_site');
    const kept = () => Object.keys(localStorage).filter((name) => name.startsWith('smallshop-consent-record:'));
    expect(kept().length).to.equal(1);
    first.element.show();
    await first.harness.settled();
    const receipt = () => first.harness.settings!.querySelector('[part="receipt"]');
    expect(receipt(), 'a receipt that is not there yet').to.equal(null);
    lost = false;
    await first.harness.accept();
    await until(() => bodies.length === 2 && kept().length === 0, 'both records');
    first.element.show();
    await until(() => first.harness.settings && receipt(), 'the receipt');
    expect(receipt()!.getAttribute('href')).to.equal(
      `/consent-records/${first.element.consent!.state.recordId}/receipt`,
    );
    expect(bodies.map(({ action }) => action).sort()).to.deep.equal(['accept_all', 'reject_all']);
  });

  it('sends the notice that was read with the record, and the record alone if the server cannot read it', async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (words: string) => void warnings.push(words);
    const bodies: (ConsentRecord & { notice?: { controller: object; categories: { services: object[] }[] } })[] = [];
    const controller = { name: 'My site', country: 'Germany' };
    const refusal = { code: 'invalid_request', errors: [{ field: 'notice.controller.country', code: 'invalid' }] };
    const { harness } = open(
      tag('config="/consent.json" records="/consent-records" records-key="pk_site"'),
      async (request) => {
        if (request.method === 'GET') return Response.json({ ...config, controller });
        bodies.push((await request.json()) as ConsentRecord);
        return bodies.length === 1 ? Response.json(refusal, { status: 400 }) : new Response('', { status: 201 });
      },
    );
    await until(() => harness.banner, 'the banner');
    await harness.refuse();
    await until(
      () =>
        bodies.length === 2 && !Object.keys(localStorage).some((name) => name.startsWith('smallshop-consent-record:')),
      'both attempts',
    );
    console.warn = warn;
    expect(bodies[0]!.notice).to.deep.include({ controller });
    expect(bodies[0]!.notice!.categories[1]!.services[0]).to.deep.include({ id: 'stats', purpose: 'Counts' });
    expect([bodies[1]!.id, bodies[1]!.notice]).to.deep.equal([bodies[0]!.id, undefined]);
    expect(warnings.join()).to.contain('notice.controller.country');
  });

  it('keeps a record that is refused for its key or origin, and names the reason in the console', async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (words: string) => void warnings.push(words);
    let refused = true;
    const markup = tag('config="/consent.json" records="/consent-records" records-key="pk_site"');
    const { harness } = open(markup, (request) =>
      request.method === 'GET' ? Response.json(config) : new Response('', { status: refused ? 403 : 201 }),
    );
    await until(() => harness.banner, 'the banner');
    await harness.refuse();
    await until(() => warnings.length, 'the warning');
    console.warn = warn;
    expect(warnings[0]).to.contain('403').and.to.contain('records-key').and.to.contain(location.origin);
    const kept = () => Object.keys(localStorage).filter((name) => name.startsWith('smallshop-consent-record:'));
    expect(kept().length).to.equal(1);
    refused = false;
    harness.element.show();
    await harness.settled();
    await harness.accept();
    await until(() => kept().length === 0, 'both records to be taken');
  });
});
