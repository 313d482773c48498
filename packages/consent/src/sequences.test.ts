import fc from 'fast-check';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Consent } from './consent.ts';
import { banner, categories, DAY, NOON, preferences, setup } from './fixture.ts';
import type { ConsentRecord } from './record.ts';
import { formatDecision, parseDecision } from './decision.ts';
import { memoryStorage } from './storage/memory.ts';

const optional = ['preferences', 'analytics', 'marketing'];
const name = 'smallshop-consent-pk_tea';

beforeAll(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));

/** Two tabs of one browser, whose clock, storage, signal and configuration do what they like. */
class Browser {
  readonly kept = memoryStorage();
  readonly records: ConsentRecord[] = [];
  now = NOON;
  blocked = false;
  gpc = false;
  policyVersion = '1';
  tabs: [Consent, Consent] = [this.open(), this.open()];

  open(): Consent {
    const guard = <T>(run: () => T): T => {
      if (this.blocked) throw new Error('blocked');
      return run();
    };
    return setup({
      gpc: this.gpc,
      policyVersion: this.policyVersion,
      clock: () => this.now,
      onRecord: (record) => void this.records.push(record),
      storage: {
        read: (key) => guard(() => this.kept.read(key)),
        write: (key, value, maxAge) => guard(() => this.kept.write(key, value, maxAge)),
        clear: (key) => guard(() => this.kept.clear(key)),
      },
    }).consent;
  }
}

const tab = fc.constantFrom<0 | 1>(0, 1);
const choice = fc.dictionary(fc.constantFrom(...optional, 'chat'), fc.boolean());
const yes = fc.oneof(
  tab.map((at) => (b: Browser) => b.tabs[at].acceptAll(banner)),
  fc.tuple(tab, choice).map(([at, said]) => (b: Browser) => b.tabs[at].choose(said, preferences)),
);
const noYes = fc.oneof(
  tab.map((at) => (b: Browser) => b.tabs[at].rejectAll(banner)),
  tab.map((at) => (b: Browser) => b.tabs[at].withdraw()),
  tab.map((at) => (b: Browser) => b.tabs[at].acceptAll({ method: 'signal' } as never)),
  tab.map((at) => (b: Browser) => void (b.tabs[at] = b.open())),
  fc.integer({ min: -200, max: 200 }).map((days) => (b: Browser) => void (b.now += days * DAY)),
  fc.boolean().map((blocked) => (b: Browser) => void (b.blocked = blocked)),
  fc.boolean().map((gpc) => (b: Browser) => void (b.gpc = gpc)),
  fc.constantFrom('1', '2').map((version) => (b: Browser) => void (b.policyVersion = version)),
  fc.string().map((noise) => (b: Browser) => void b.kept.write(name, noise, 0)),
  fc.nat(200).map((cut) => (b: Browser) => void b.kept.write(name, (b.kept.read(name) ?? '').slice(0, cut), 0)),
  fc.constant((b: Browser) => b.kept.clear(name)),
);
const event = fc.oneof({ weight: 1, arbitrary: yes }, { weight: 3, arbitrary: noYes });

it('no sequence of acts, tabs, clocks and faults grants anything without a recorded act that says so', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const browser = new Browser();
      for (const happen of events) {
        happen(browser);
        for (const consent of browser.tabs) {
          for (const id of optional.filter((category) => consent.granted(category))) {
            const acts = browser.records.filter(
              ({ categories: said, revision, action, decidedAt }) =>
                said[id] === true &&
                action !== 'gpc' &&
                revision === consent.state.revision &&
                browser.now - Date.parse(decidedAt) < 180 * DAY,
            );
            expect(acts).not.toEqual([]);
          }
          expect(consent.granted('chat')).toBe(false);
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
      browser.blocked = false;
      browser.tabs[0].withdraw();
      for (const happen of after) happen(browser);
      expect(optional.filter((id) => browser.tabs[0].granted(id))).toEqual([]);
    }),
  );
});

it('an answer to a question that was never asked grants nothing', () => {
  const storage = memoryStorage();
  const granted = { said: '1', gpc: true, at: NOON };
  const answers = new Map(optional.map((id) => [id, { ...granted, revision: 'guess' }]));
  const text = formatDecision({ id: 'forged-0123456789', answers }, name);
  expect(parseDecision(text, name)).not.toBeNull();
  storage.write(name, text, 0);
  expect(setup({ storage, categories }).consent.state.granted).toMatchObject({ analytics: false, marketing: false });
});
