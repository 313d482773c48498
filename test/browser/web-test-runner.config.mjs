import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, summaryReporter } from '@web/test-runner';
import { launchers } from './engines.mjs';
import { testFiles } from './test-files.mjs';

const engines = (process.env.BROWSERS ?? 'chromium').split(',');

/** Set by the test command, which has bundled the tests. Without it the sources are served, one module at a time. */
const folder = process.env.TEST_BUNDLE;
const inFolder = (pattern) => (folder ? `${folder}/${pattern.replace(/\.ts$/, '.js')}` : pattern);

/** Leaves the counts where the test command finds them. A page that could not be loaded or has no test is a failure. */
const counter = {
  onTestRunFinished({ sessions }) {
    if (!process.env.TEST_RESULTS) return;
    const counts = { passed: 0, failed: 0, failures: [] };
    const walk = (suite, names) => {
      for (const { name, passed, error } of suite?.tests ?? []) {
        counts[passed ? 'passed' : 'failed'] += 1;
        if (!passed) counts.failures.push(`${[...names, name].join(' ')}: ${error?.message ?? 'It did not run.'}`);
      }
      for (const inner of suite?.suites ?? []) walk(inner, [...names, inner.name]);
    };
    for (const session of sessions) {
      const before = counts.passed + counts.failed;
      walk(session.testResults, [session.browser.name]);
      const isEmpty = counts.passed + counts.failed === before;
      if (isEmpty || (!session.passed && session.errors.length > 0)) {
        counts.failed += 1;
        counts.failures.push(`${session.browser.name} ${session.testFile}: ${session.errors[0]?.message ?? 'no test'}`);
      }
    }
    writeFileSync(process.env.TEST_RESULTS, JSON.stringify(counts));
  },
};

/** What a bundler does for a page: nanostores asks Node's environment whether it is in development. */
const nodeEnvironment = {
  name: 'node-environment',
  transform: ({ path, body }) =>
    path.includes('/nanostores/') ? String(body).replaceAll('process.env.NODE_ENV', '"test"') : undefined,
};

export default {
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  files: testFiles.map(inFolder),
  nodeResolve: !folder && { exportConditions: ['@smallshop/source', 'browser', 'import', 'default'] },
  plugins: folder
    ? []
    : [
        esbuildPlugin({
          ts: true,
          target: 'es2022',
          tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
        }),
        nodeEnvironment,
      ],
  browsers: engines.map((engine) => launchers[engine]()),
  concurrentBrowsers: 2,
  concurrency: 1,
  testFramework: { config: { ui: 'bdd', timeout: 60_000 } },
  testsFinishTimeout: 240_000,
  browserStartTimeout: 60_000,
  reporters: [process.env.CI ? summaryReporter() : defaultReporter(), counter],
};
