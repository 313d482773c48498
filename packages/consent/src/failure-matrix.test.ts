import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Category } from './categories.ts';
import type { Consent, ConsentOptions } from './consent.ts';
import { createConsent } from './create-consent.ts';
import { formatDecision } from './decision/decision.ts';
import { banner, categories, DAY, NOON } from './consent.fixture.ts';
import { page } from './page.fixture.ts';
import { googleConsentMode } from './google-consent-mode/index.ts';
import { loadConfiguration } from './load/index.ts';
import { assertNothingBeforeConsent, assertNothingGranted, watchPage } from './testing/index.ts';

const name = 'smallshop-consent-pk_tea';
const tags = `
  <script type="text/plain" data-category="analytics" data-service="stats">
    ran.push('stats'); document.cookie = '_stats=1'
  </script>
  <script type="text/plain" data-category="marketing" data-src="https://pixel.example/p.js"></script>
  <iframe data-category="preferences" data-src="https://video.example/1"></iframe>
  <img data-category="marketing" data-src="https://pixel.example/p.gif" alt="">
  <link rel="stylesheet" data-category="preferences" data-href="https://fonts.example/f.css">`;

type Page = ReturnType<typeof page>;
type Failure = (page: Page) => Partial<ConsentOptions> | Promise<Partial<ConsentOptions>>;

const open: Consent[] = [];
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => {
  for (const consent of open.splice(0)) consent.stop();
  vi.restoreAllMocks();
});

const blocked = {
  configurable: true,
  get: (): never => {
    throw new Error('SecurityError');
  },
  set: (): never => {
    throw new Error('SecurityError');
  },
};

/** What an accepting visitor's browser holds, a day later. */
function stored(change: (text: string) => string): Failure {
  return ({ window }) => {
    const { document } = window;
    const before = createConsent({ key: 'pk_tea', categories, document, clock: () => NOON - DAY });
    before.acceptAll(banner);
    const text = document.cookie.slice(name.length + 1);
    document.cookie = `${name}=; Path=/; Max-Age=0`;
    document.cookie = `${name}=; Path=/; Max-Age=0; Domain=tea.example`;
    document.cookie = `${name}=${change(text)}; Path=/`;
    return {};
  };
}

const answers = (revision: string) =>
  new Map(['preferences', 'analytics', 'marketing'].map((id) => [id, { said: '1', gpc: true, revision, at: NOON }]));
const loading =
  (fetch: typeof globalThis.fetch): Failure =>
  async () => ({
    categories: (await loadConfiguration('https://tea.example/c.json', { fetch, timeout: 20 }))?.categories ?? [],
  });
const withCookie = (text: string): Failure => stored(() => text);

const failures: [string, Failure][] = [
  ['the configuration is missing', () => ({ categories: undefined as never })],
  [
    'the configuration is malformed',
    () => ({
      categories: [
        { id: 'analytics', services: 7 },
        { id: 'marketing', required: 'yes' },
      ] as never,
    }),
  ],
  [
    'the configuration names a category twice',
    () => ({ categories: [{ id: 'analytics' }, { id: 'analytics', required: true }] as Category[] }),
  ],
  [
    'the configuration names a service twice',
    () => ({ categories: [{ id: 'analytics', services: [{ id: 'stats' }, { id: 'stats' }] }] }),
  ],
  [
    'the configuration is slow',
    loading(
      (_, init) => new Promise((_, reject) => init!.signal!.addEventListener('abort', () => reject(new Error('slow')))),
    ),
  ],
  [
    'the server answers 500',
    loading(async () => new Response('{"categories":[{"id":"analytics","required":true}]}', { status: 500 })),
  ],
  [
    'the server is gone',
    loading(async () => {
      throw new TypeError('Failed to fetch');
    }),
  ],
  ['cookies are blocked', ({ window }) => (Object.defineProperty(window.document, 'cookie', blocked), {})],
  ['web storage is blocked', ({ window }) => (Object.defineProperty(window, 'localStorage', blocked), {})],
  [
    'everything is blocked',
    ({ window }) => (
      Object.defineProperty(window.document, 'cookie', blocked),
      Object.defineProperty(window, 'localStorage', blocked),
      Object.defineProperty(window, 'BroadcastChannel', blocked),
      {}
    ),
  ],
  [
    'channels cannot be opened',
    ({ window }) => (
      Object.assign(window, {
        BroadcastChannel: class {
          constructor() {
            throw new Error('opaque origin');
          }
        },
      }),
      {}
    ),
  ],
  [
    'the clock is years back',
    async (at) => ({ ...(await stored((text) => text)(at)), clock: () => NOON - 3650 * DAY }),
  ],
  [
    'the clock is years ahead',
    async (at) => ({ ...(await stored((text) => text)(at)), clock: () => NOON + 3650 * DAY }),
  ],
  ['the clock is broken', async (at) => ({ ...(await stored((text) => text)(at)), clock: () => NaN })],
  ['the cookie is cut off', stored((text) => text.slice(0, -9))],
  ['the cookie is cut off in its middle', stored((text) => text.slice(0, 60))],
  ['the cookie is one of another answer', stored((text) => text.replace(/~1~0~/, '~0~1~'))],
  ['the cookie is of an earlier version', withCookie('1.record-0123456789.analytics~10~a~a.x')],
  ['the cookie is forged without its checksum', withCookie('2.forged-0123456789.analytics~1~0~a~a.x')],
  [
    'the cookie is forged with its checksum',
    withCookie(formatDecision({ id: 'forged-0123456789', answers: answers('guess') }, name)),
  ],
  [
    'the cookie is of another shop',
    withCookie(formatDecision({ id: 'other-0123456789ab', answers: answers('a') }, 'smallshop-consent-pk_coffee')),
  ],
  ['the cookie is another tool’s', withCookie(encodeURIComponent('{"categories":["analytics","marketing"]}'))],
  [
    'the cookie is there twice, differently',
    async (at) => {
      await stored((text) => text)(at);
      at.window.document.cookie = `${name}=other; Path=/; Domain=tea.example`;
      return {};
    },
  ],
  [
    'the script is there twice',
    ({ window }) => {
      const first = createConsent({ key: 'pk_tea', categories, document: window.document, clock: () => NOON });
      first.start();
      open.push(first);
      return {};
    },
  ],
];

async function visit(failure: Failure) {
  const at = page(tags);
  const errors: unknown[] = [];
  at.window.addEventListener('error', (event) => errors.push(event.error));
  const options = await failure(at);
  const view = at.window as unknown as Window & typeof globalThis;
  const watch = Object.getOwnPropertyDescriptor(at.window.document, 'cookie') ? null : watchPage(view);
  const consent = createConsent({
    key: 'pk_tea',
    categories,
    document: at.window.document,
    clock: () => NOON,
    ...options,
  });
  open.push(consent);
  googleConsentMode(consent, { window: view });
  return { at, errors, watch, consent, view };
}

it('without a failure, what was accepted yesterday runs: the matrix would see it', async () => {
  const { at, watch, consent, view } = await visit(stored((text) => text));
  consent.start();
  expect(() => assertNothingGranted(consent)).toThrow('analytics');
  expect(at.ran).toEqual(['stats']);
  await Promise.resolve();
  expect(() => assertNothingBeforeConsent(watch!.traces)).toThrow(/cookie _stats/);
  expect(at.window.document.querySelectorAll('[src], [href]')).toHaveLength(4);
  expect(JSON.stringify((view as unknown as { dataLayer: unknown }).dataLayer)).toContain('"ad_storage":"granted"');
});

describe.each(failures)('when %s', (_, failure) => {
  it('nothing is granted, runs, is asked of a server or stored, Google hears no yes, and nothing throws', async () => {
    const { at, errors, watch, consent, view } = await visit(failure);
    consent.start();
    await consent.cleared();
    assertNothingGranted(consent);
    expect(at.ran).toEqual([]);
    assertNothingBeforeConsent(watch?.traces ?? []);
    expect(at.window.document.querySelector('[src], [href]')).toBeNull();
    expect(
      JSON.stringify((view as unknown as { dataLayer: unknown }).dataLayer).replaceAll(
        '"security_storage":"granted"',
        '',
      ),
    ).not.toContain('granted');
    expect(errors).toEqual([]);
  });

  it('a no is heard without an error, and stays one', async () => {
    const { at, errors, consent } = await visit(failure);
    consent.start();
    consent.rejectAll(banner);
    consent.withdraw();
    await consent.cleared();
    assertNothingGranted(consent);
    expect(at.ran).toEqual([]);
    expect(errors).toEqual([]);
  });
});
