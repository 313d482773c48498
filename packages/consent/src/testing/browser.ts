import type { Category } from '../categories.ts';
import type { Consent, ConsentOptions } from '../consent.ts';
import { createConsent } from '../create-consent.ts';
import type { ConsentRecord, RegionSource } from '../decision/record.ts';
import { memoryStorage } from '../storage/memory.ts';

const DAY = 86_400_000;

export interface TestBrowserOptions {
  readonly key?: string;
  readonly categories?: readonly Category[];
  /** ISO 8601 or milliseconds. */
  readonly now?: string | number;
  readonly region?: string;
  readonly regionSource?: RegionSource;
  readonly gpc?: boolean;
}

/** A browser of your test's own: its clock, place, signal and storage are what you say, and every record is at hand. */
export interface TestBrowser {
  readonly records: readonly ConsentRecord[];
  /** Milliseconds since 1970. */
  now: number;
  /** What the next page starts with: browsers freeze the signal per navigation. */
  gpc: boolean;
  region: string | undefined;
  /** While true, storage throws as a browser does that blocks it. */
  blocked: boolean;
  wait(days: number): void;
  /** The engine of a new page, or tab, of this browser. `options` are those of `createConsent`. */
  open(options?: Partial<ConsentOptions>): Consent;
}

const asked: readonly Category[] = [
  { id: 'necessary' },
  { id: 'preferences' },
  { id: 'analytics' },
  { id: 'marketing' },
];

export function createTestBrowser(options: TestBrowserOptions = {}): TestBrowser {
  const { key = 'test', categories = asked, regionSource } = options;
  const kept = memoryStorage();
  const records: ConsentRecord[] = [];
  let made = 0;

  const guard = <T>(run: () => T): T => {
    if (browser.blocked) throw new Error('SecurityError: storage is blocked');
    return run();
  };
  const browser: TestBrowser = {
    records,
    now: new Date(options.now ?? '2026-01-01T12:00:00Z').getTime(),
    gpc: options.gpc ?? false,
    region: options.region,
    blocked: false,
    wait: (days) => void (browser.now += days * DAY),
    open: (more = {}) =>
      createConsent({
        key,
        categories,
        document: undefined,
        language: 'en',
        gpc: browser.gpc,
        ...(browser.region !== undefined && { region: browser.region, ...(regionSource && { regionSource }) }),
        clock: () => browser.now,
        random: () => `test-record-${String(++made).padStart(8, '0')}`,
        onRecord: (record) => void records.push(record),
        storage: {
          read: (name) => guard(() => kept.read(name)),
          write: (name, value, maxAge) => guard(() => kept.write(name, value, maxAge)),
          clear: (name) => guard(() => kept.clear(name)),
        },
        ...more,
      }),
  };
  return browser;
}
