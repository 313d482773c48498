import {
  chromium,
  type Browser as Program,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { chromiumArguments, executableOf } from '../../browser/engines.mjs';

export const startBrowser = (args = chromiumArguments): Promise<Program> =>
  chromium.launch({ executablePath: executableOf('chromium')!, args });

/** Chromium, for one test file. */
export interface Browser {
  /** A profile of its own. */
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A tab in a profile of its own, which closes with the tab. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** Closes the profiles that are still open. */
  close(): Promise<void>;
}

/** The files of a worker share the program, which ends with the worker: to start it takes longer than most tests. */
let program: Promise<Program> | undefined;

export async function openBrowser(): Promise<Browser> {
  program ??= startBrowser();
  const started = await program;
  const contexts: BrowserContext[] = [];
  return {
    async newContext(options) {
      const context = await started.newContext(options);
      contexts.push(context);
      return context;
    },
    async newPage(options) {
      const page = await started.newPage(options);
      contexts.push(page.context());
      return page;
    },
    close: async () => void (await Promise.all(contexts.map((context) => context.close()))),
  };
}

/** What went wrong on a page that a visitor may never notice. */
export interface Watched {
  page: Page;
  context: BrowserContext;
  /** Console errors, uncaught exceptions, CSP violations, failed requests. */
  errors: string[];
  /** Requests to anywhere but the page's own origin. */
  strangers: string[];
}

/** A page in a profile of its own, with everything suspicious written down. */
export async function watchedPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', ...options });
  // Only against hanging: a busy machine is no error of the shop.
  context.setDefaultTimeout(120_000);
  const errors: string[] = [];
  const strangers: string[] = [];
  context.on('page', (page) => watch(page, origin, errors, strangers));
  return { page: await context.newPage(), context, errors, strangers };
}

/**
 * Makes the next page of this tab a first visit, as in a profile of its own: nothing is stored, nothing written down.
 * A new profile needs a new renderer process, which takes longer than most tests. `emptyPage` is of the same origin and
 * runs nothing, so that the page before it writes nothing any more.
 */
export async function clearVisit({ page, context, errors, strangers }: Watched, emptyPage: string): Promise<void> {
  await page.goto(emptyPage);
  await page.evaluate(() => sessionStorage.clear());
  const debuggerSession = await context.newCDPSession(page);
  const { origin } = new URL(emptyPage);
  await debuggerSession.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await debuggerSession.detach();
  await context.clearCookies();
  errors.length = 0;
  strangers.length = 0;
}

function watch(page: Page, origin: string, errors: string[], strangers: string[]): void {
  page.on('console', (message) => {
    // A declined card answers 402, which the browser logs as a failed load: that is the answer, not an error.
    if (message.type() === 'error' && !/status of 4(02|09)/.test(message.text()))
      errors.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => errors.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== origin) strangers.push(request.url());
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Leaving a page ends what it was still loading.
    if (reason !== 'net::ERR_ABORTED') errors.push(`request: ${request.url()} ${reason}`);
  });
}
