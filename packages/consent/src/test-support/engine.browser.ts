import { expect } from '@esm-bundle/chai';
import type { Category } from '../categories.ts';
import type { Consent, ConsentOptions } from '../consent.ts';
import { createConsent } from '../create-consent.ts';
import { stub } from '../google-consent-mode/index.ts';
import { loadScripts } from '../gate/gate.ts';
import { formatDecision } from '../decision/decision.ts';
import { snapshotStorage, storedSince } from '../testing/index.ts';

const banner = { method: 'button', layer: 'first' } as const;
const names = ['_tag', '_tag:1', 'tag-db', 'tag-cache'];
const categories: readonly Category[] = [
  { id: 'necessary' },
  { id: 'analytics', services: [{ id: 'tag', storage: [{ name: '_tag*' }, { name: /^tag-/ }] }] },
];
const page = window as unknown as { ran: string[]; dataLayer?: unknown[] };

let made = 0;
const open: Consent[] = [];

function consentOf(options: Partial<ConsentOptions> = {}): Consent {
  const consent = createConsent({ key: `pk_real_${made}`, categories, ...options });
  open.push(consent);
  return consent;
}

function held(more: string, says: string): HTMLScriptElement {
  document.body.insertAdjacentHTML(
    'beforeend',
    `<script type="text/plain" data-category="analytics" ${more}>ran.push('${says}')</script>`,
  );
  return document.body.lastElementChild as HTMLScriptElement;
}

const opened = (name: string) =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => (request.result.close(), resolve());
    request.onerror = () => reject(new Error(name));
  });

/** What a tag leaves behind, in every place that this engine has. */
async function leaveTraces(): Promise<void> {
  document.cookie = '_tag=1; Path=/';
  document.cookie = `_tag:1=1; Path=${location.pathname.replace(/[^/]*$/, '')}`;
  localStorage.setItem('_tag:1', '1');
  sessionStorage.setItem('_tag', '1');
  await opened('tag-db');
  if ('caches' in window) await caches.open('tag-cache');
}

// Fetched before a script is let through: from here on it runs at once.
before(loadScripts);

beforeEach(() => {
  made += 1;
  page.ran = [];
});

afterEach(() => {
  for (const consent of open.splice(0)) consent.stop();
  for (const element of document.querySelectorAll('[data-category]')) element.remove();
  for (const cookie of document.cookie.split('; ')) document.cookie = `${cookie.split('=')[0]}=; Path=/; Max-Age=0`;
});

describe('the engine in a real browser', () => {
  it('runs nothing before a yes, then what was held back, and keeps the answer in one cookie', () => {
    held('', 'inline');
    const consent = consentOf();
    consent.start();
    expect(page.ran).to.deep.equal([]);
    consent.acceptAll(banner);
    expect(page.ran).to.deep.equal(['inline']);
    expect(document.cookie).to.include(`smallshop-consent-pk_real_${made}=2.`);
    expect(consentOf().granted('analytics/tag')).to.equal(true);
  });

  it('runs what is added later', async () => {
    const consent = consentOf();
    consent.start();
    consent.acceptAll(banner);
    held('data-service="tag"', 'late');
    await Promise.resolve();
    expect(page.ran).to.deep.equal(['late']);
  });

  it('leaves nothing behind after a withdrawal: cookies, web storage, databases, caches', async () => {
    const before = await snapshotStorage();
    const consent = consentOf();
    consent.acceptAll(banner);
    await leaveTraces();
    expect(storedSince(before, await snapshotStorage()).join()).to.include('_tag');
    consent.withdraw();
    await consent.cleared();
    const left = storedSince(before, await snapshotStorage()).filter((one) =>
      names.some((name) => one.endsWith(` ${name}`)),
    );
    expect(left).to.deep.equal([]);
  });

  it('notifies another tab of the same shop', async () => {
    const [one, two] = [consentOf(), consentOf()];
    for (const consent of [one, two]) consent.start();
    const heard = new Promise<void>((resolve) => two.subscribe(({ granted }) => granted['analytics'] && resolve()));
    one.acceptAll(banner);
    await heard;
    expect(two.granted('analytics')).to.equal(true);
  });

  it('takes no forged or broken cookie for an answer', () => {
    const name = `smallshop-consent-pk_real_${made}`;
    const forged = formatDecision(
      {
        id: 'forged-0123456789',
        answers: new Map([['analytics', { said: '1', gpc: true, revision: 'guess', at: Date.now() }]]),
      },
      name,
    );
    for (const text of [forged, forged.slice(0, -1), 'granted', '2.', encodeURIComponent('{"analytics":true}')]) {
      document.cookie = `${name}=${text}; Path=/`;
      const consent = consentOf();
      consent.start();
      expect(consent.granted('analytics'), text).to.equal(false);
      consent.stop();
    }
  });

  it('grants nothing where cookies and web storage are blocked, until a person says so on this very page', () => {
    const blocked = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    const storage = { read: blocked, write: blocked, clear: blocked };
    const consent = consentOf({ storage });
    consent.start();
    expect(consent.granted('analytics')).to.equal(false);
    consent.acceptAll(banner);
    expect(consent.granted('analytics')).to.equal(true);
    expect(consentOf({ storage }).granted('analytics')).to.equal(false);
  });

  it('inlines a stub after which Google has heard no yes', () => {
    const script = document.createElement('script');
    script.textContent = stub({ regions: ['DE'] });
    document.head.append(script);
    script.remove();
    const said = page.dataLayer!.map((entry) => JSON.stringify(Array.from(entry as ArrayLike<unknown>))).join();
    expect(said.replaceAll('"security_storage":"granted"', '')).not.to.include('granted');
  });
});
