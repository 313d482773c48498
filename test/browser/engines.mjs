// The three browser engines, from the system's packages. Which of them run: BROWSERS=chromium,firefox,webkit.
import { existsSync } from 'node:fs';
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';

/** Chromium as shoppers have it, without what it does in the background: for measuring. */
export const plainArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** For tests. Fewer processes: each saves about a tenth of the time of the end-to-end tests. */
export const chromiumArguments = [
  ...plainArguments,
  '--in-process-gpu',
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process',
  '--process-per-site',
  '--enable-features=NetworkServiceInProcess,NetworkServiceInProcess2',
];

const headlessShell = '/usr/bin/chromium-headless-shell';

export const executables = {
  // The headless shell is the same engine without the windows, and needs a third of the time.
  chromium: [headlessShell, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
  webkit: ['x86_64', 'aarch64'].flatMap((machine) =>
    ['4.1', '4.0'].map((version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
  ),
};

/** Path of an engine's program, or undefined where it is not installed. */
export const executableOf = (engine) => executables[engine].find(existsSync);

/** Whether Chromium is there in the form that tests run fastest in. */
export const hasHeadlessShell = () => existsSync(headlessShell);

/** The port on which the test command started WebKitWebDriver. */
export const webkitPort = Number(process.env.WEBKIT_DRIVER_PORT ?? 4555);

/** One process for pages, and no optimising compiler, which these short tests do not repay. */
const firefoxPreferences = {
  'fission.autostart': false,
  'dom.ipc.processCount': 1,
  'dom.ipc.processPrelaunch.enabled': false,
  'javascript.options.ion': false,
};

/** One page at a time in each: a page behind another gets no animation frames, and waits for them. */
export const launchers = {
  chromium: () =>
    chromeLauncher({
      launchOptions: { executablePath: executableOf('chromium'), args: chromiumArguments },
      concurrency: 1,
    }),
  firefox: () =>
    named(
      'Firefox',
      chromeLauncher({
        launchOptions: {
          browser: 'firefox',
          executablePath: executableOf('firefox'),
          args: ['--headless'],
          extraPrefsFirefox: firefoxPreferences,
        },
        concurrency: 1,
      }),
    ),
  webkit: () =>
    named(
      'WebKit',
      webdriverLauncher({
        automationProtocol: 'webdriver',
        hostname: '127.0.0.1',
        port: webkitPort,
        path: '/',
        logLevel: 'error',
        capabilities: {
          'wdio:enforceWebDriverClassic': true,
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: executableOf('webkit'), args: ['--automation'] },
        },
      }),
    ),
};

function named(name, launcher) {
  launcher.name = name;
  return launcher;
}
