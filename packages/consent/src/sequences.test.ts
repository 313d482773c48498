import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import { readCategories, type AskedCategory, type Category } from './categories.ts';
import type { Consent } from './consent.ts';
import { formatDecision, parseDecision } from './decision/decision.ts';
import { banner, DAY, NOON, preferences, setup } from './consent.fixture.ts';
import type { ConsentRecord } from './decision/record.ts';
import { applyPack, packFor } from './regions/index.ts';
import { memoryStorage } from './storage/memory.ts';

const asked: readonly Category[] = [
  { id: 'necessary' },
  { id: 'preferences' },
  { id: 'analytics', services: [{ id: 'heat' }, { id: 'stats' }] },
  { id: 'marketing', services: [{ id: 'pixel', recipients: ['Ads Inc'], countries: ['US'] }] },
];
const services = ['analytics/heat', 'analytics/stats', 'marketing/pixel'];
const single = ['preferences', ...services];
const optional = ['preferences', 'analytics', 'marketing', ...services];
const name = 'smallshop-consent-pk_tea';

beforeAll(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));

/** What a person said yes to, and of which question (its category's hash), so that grants can be held against it. */
interface Yes {
  readonly key: string;
  readonly revision: string;
  readonly at: number;
  readonly gpc: boolean;
  readonly byName: boolean;
}

/** Two tabs of one browser, whose clock, storage, signal, place and configuration do what they like. */
class Browser {
  readonly kept = memoryStorage();
  readonly records: ConsentRecord[] = [];
  readonly said: Yes[] = [];
  now = NOON;
  blocked = false;
  broken = false;
  gpc = false;
  policyVersion = '1';
  region = 'DE';
  /** What each engine was asked with. */
  readonly questions = new Map<Consent, readonly AskedCategory[]>();
  tabs: [Consent, Consent] = [this.open(), this.open()];

  open(): Consent {
    const guard = <T>(run: () => T): T => {
      if (this.blocked) throw new Error('blocked');
      return run();
    };
    const categories = applyPack(asked, packFor(this.region));
    const { consent } = setup({
      categories,
      region: this.region,
      gpc: this.gpc,
      policyVersion: this.policyVersion,
      clock: () => this.now,
      onRecord: (record) => {
        if (this.broken) throw new Error('no records today');
        this.records.push(record);
      },
      storage: {
        read: (key) => guard(() => this.kept.read(key)),
        write: (key, value, maxAge) => guard(() => this.kept.write(key, value, maxAge)),
        clear: (key) => guard(() => this.kept.clear(key)),
      },
    });
    this.questions.set(consent, readCategories(categories, { policyVersion: this.policyVersion }));
    return consent;
  }

  /** The question that a key belongs to, as this engine was asked. */
  question(consent: Consent, key: string): AskedCategory {
    return this.questions.get(consent)!.find(({ id }) => id === key.split('/')[0])!;
  }

  /** A person's yes in a tab, written down beside the engine. */
  say(at: 0 | 1, keys: readonly string[], byName: boolean, act: (consent: Consent) => void): void {
    const consent = this.tabs[at];
    for (const key of keys) {
      const { revision, separate } = this.question(consent, key);
      if (byName || !separate) this.said.push({ key, revision, at: this.now, gpc: consent.state.gpc, byName });
    }
    act(consent);
  }
}

const tab = fc.constantFrom<0 | 1>(0, 1);
const choice = fc.dictionary(fc.constantFrom(...optional, 'chat', 'analytics/spy'), fc.boolean());
const meant = (said: Record<string, boolean>) =>
  single.filter((key) => (said[key] ?? said[key.split('/')[0]!]) === true);
const yes = fc.oneof(
  tab.map((at) => (b: Browser) => b.say(at, single, false, (consent) => consent.acceptAll(banner))),
  fc.tuple(tab, choice).map(
    ([at, said]) =>
      (b: Browser) =>
        b.say(at, meant(said), true, (consent) => consent.choose(said, preferences)),
  ),
);
const noYes = fc.oneof(
  tab.map((at) => (b: Browser) => b.tabs[at].rejectAll(banner)),
  tab.map((at) => (b: Browser) => b.tabs[at].withdraw()),
  fc.tuple(tab, fc.constantFrom(...optional)).map(
    ([at, key]) =>
      (b: Browser) =>
        b.tabs[at].choose({ [key]: false }, preferences),
  ),
  tab.map((at) => (b: Browser) => b.tabs[at].acceptAll({ method: 'signal' } as never)),
  tab.map((at) => (b: Browser) => b.tabs[at].loadOnce({} as Element, banner)),
  tab.map((at) => (b: Browser) => void (b.tabs[at] = b.open())),
  fc.integer({ min: -200, max: 200 }).map((days) => (b: Browser) => void (b.now += days * DAY)),
  fc.boolean().map((blocked) => (b: Browser) => void (b.blocked = blocked)),
  fc.boolean().map((broken) => (b: Browser) => void (b.broken = broken)),
  fc.boolean().map((gpc) => (b: Browser) => void (b.gpc = gpc)),
  fc.constantFrom('1', '2').map((version) => (b: Browser) => void (b.policyVersion = version)),
  fc.constantFrom('DE', 'CN', 'US-CA', '').map((region) => (b: Browser) => void (b.region = region)),
  fc.string().map((noise) => (b: Browser) => void b.kept.write(name, noise, 0)),
  fc.nat(200).map((cut) => (b: Browser) => void b.kept.write(name, (b.kept.read(name) ?? '').slice(0, cut), 0)),
  fc.constant((b: Browser) => b.kept.clear(name)),
);
const event = fc.oneof({ weight: 1, arbitrary: yes }, { weight: 3, arbitrary: noYes });

const isYoung = (browser: Browser, at: number) => browser.now - at < 180 * DAY && at - browser.now <= 60_000;

it('no sequence of actions, tabs, clocks, places and failures grants anything without a recorded action', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const browser = new Browser();
      for (const happen of events) {
        happen(browser);
        for (const consent of browser.tabs) {
          for (const key of optional.filter((each) => consent.granted(each))) {
            const acts = browser.records.filter(
              ({ categories, services: recorded, action, decidedAt }) =>
                (categories[key] ?? recorded[key]) === true &&
                action !== 'gpc' &&
                isYoung(browser, Date.parse(decidedAt)),
            );
            expect(acts).not.toEqual([]);
          }
          for (const key of single.filter((each) => consent.granted(each))) {
            const { revision, sale, separate } = browser.question(consent, key);
            const said = browser.said.filter(
              (one) => one.key === key && one.revision === revision && isYoung(browser, one.at),
            );
            // Not made younger by an answer to something else, and not by a yes that knew nothing of the signal.
            expect(said).not.toEqual([]);
            if (consent.state.gpc && sale) expect(said.filter((one) => one.gpc)).not.toEqual([]);
            if (separate) expect(said.filter((one) => one.byName)).not.toEqual([]);
          }
          expect(consent.granted('chat')).toBe(false);
          expect(consent.granted('analytics/spy')).toBe(false);
        }
      }
    }),
    { numRuns: 400 },
  );
});

it('after a no in the same tab nothing is granted until the next yes', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20 }), fc.array(noYes, { maxLength: 20 }), (before, after) => {
      const browser = new Browser();
      for (const happen of before) happen(browser);
      browser.blocked = browser.broken = false;
      browser.tabs[0].withdraw();
      for (const happen of after) happen(browser);
      expect(optional.filter((key) => browser.tabs[0].granted(key))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

it('a category is granted when all of its services are, and the state says what granted() says', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const browser = new Browser();
      for (const happen of events) happen(browser);
      for (const at of [0, 1] as const) {
        const { state, granted } = (browser.tabs[at] = browser.open());
        expect(state.granted['analytics']).toBe(state.services['analytics/heat'] && state.services['analytics/stats']);
        for (const key of optional) expect(granted(key)).toBe(state.granted[key] ?? state.services[key]);
        for (const id of state.pending) expect(state.granted[id]).toBe(false);
      }
    }),
  );
});

it('an answer to a question that was never asked grants nothing', () => {
  const storage = memoryStorage();
  const answers = new Map(
    ['preferences', 'analytics', 'marketing'].map((id) => [id, { said: '11', gpc: true, at: NOON, revision: 'guess' }]),
  );
  const text = formatDecision({ id: 'forged-0123456789', answers }, name);
  expect(parseDecision(text, name)).not.toBeNull();
  storage.write(name, text, 0);
  expect(setup({ storage, categories: asked }).consent.state.granted).toMatchObject({
    preferences: false,
    analytics: false,
    marketing: false,
  });
});

it('an answer of another length than the question grants nothing', () => {
  const { consent, storage } = setup({ categories: asked });
  consent.acceptAll(banner);
  const { id, answers } = parseDecision(storage.read(name), name)!;
  const longer = new Map([...answers].map(([category, answer]) => [category, { ...answer, said: `${answer.said}1` }]));
  storage.write(name, formatDecision({ id, answers: longer }, name), 0);
  expect(setup({ categories: asked, storage }).consent.needsAnswer).toBe(true);
});
