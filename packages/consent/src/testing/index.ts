export { assertNothingBeforeConsent, assertNothingGranted, consentMatchers, offences, type Allowed } from './assert.ts';
export { createTestBrowser, type TestBrowser, type TestBrowserOptions } from './browser.ts';
export { snapshotStorage, storedSince, type StorageSnapshot } from './snapshot.ts';
export { watchPage, type Trace, type Watch } from './watch.ts';
